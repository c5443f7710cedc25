/**
 * Two vehicles whose straight paths cross. Read {@link Intersection}, its family {@link
 * IntersectionTasks}, then {@code IntersectionKinematics}.
 */
package org.metagrad.envs.intersection;
