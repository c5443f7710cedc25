/**
 * A point in the plane that looks for a goal it does not see, the smallest environment: read {@link
 * Navigation}, then its families {@link NavigationTasks}.
 */
package org.metagrad.envs.navigation;
