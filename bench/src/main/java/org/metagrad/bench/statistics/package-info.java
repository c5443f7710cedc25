/**
 * What is concluded from raw measurements: read {@link Summary} (a median with its interval),
 * {@link Ratio}, then {@link PowerLaw}.
 */
package org.metagrad.bench.statistics;
