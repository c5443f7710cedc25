/**
 * Returns, advantages, surrogates, optimisers and trust regions. Read {@link RlMathFolder} with the
 * files it lists, such as {@code ReturnsFile}, then {@link EnumeratedMdpFolder} with {@link
 * ExpectedSurrogate}: expectations over all trajectories.
 */
package org.metagrad.bench.verify.estimator;
