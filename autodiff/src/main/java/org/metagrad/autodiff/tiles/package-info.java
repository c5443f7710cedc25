/**
 * Derivatives of losses that are sums over samples, on tiles of fixed width.
 *
 * <p>Read {@link FloatTiles} (the samples), {@link FloatTiledLoss} (what is computed over them),
 * {@code FloatPass} (one computation over all tiles) as the {@link PartedWork} that a {@link Crew}
 * of threads may do, {@code FloatLossPlans} and {@code FloatLinearPlans} (what is planned for it),
 * then {@link FloatKept} (what is kept with the samples and for whom it holds).
 */
package org.metagrad.autodiff.tiles;
