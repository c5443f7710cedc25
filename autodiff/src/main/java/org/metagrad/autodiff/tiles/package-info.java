/**
 * Derivatives of losses that are sums over samples, on tiles of fixed width.
 *
 * <p>Read {@link org.metagrad.autodiff.tiles.FloatTiles} (the samples), {@link
 * org.metagrad.autodiff.tiles.FloatTiledLoss} (what is computed over them), {@code FloatLossPlans}
 * (what is planned for it), then {@link org.metagrad.autodiff.tiles.FloatKept} (what is kept with
 * the samples and for whom it holds).
 */
package org.metagrad.autodiff.tiles;
