/**
 * What fixes a training run. Read {@link TrainingConfig}, {@link TrainingKey} (one entry) with
 * {@code Domain}, {@link EnvironmentPreset} and {@code TrainingDefaults} (what is not given),
 * {@link WarmStart} and {@link OuterSchedule} (how a run begins and ends), then {@code Relevance}
 * and {@code Exclusions} (what is refused).
 */
package org.metagrad.meta.config;
