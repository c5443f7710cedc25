/**
 * Supervised few-shot problems of one's own: read {@link Problem}, then {@link FewShotTasks}, which
 * fills {@link Examples}, and {@link Score}. {@link org.metagrad.meta.Training} trains on one.
 */
package org.metagrad.meta.problem;
