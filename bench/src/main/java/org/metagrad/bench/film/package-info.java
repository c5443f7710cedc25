/**
 * One episode of an environment as an animated SVG: no script, it plays by itself and again.
 *
 * <p>Reading order: {@link Film} records an episode through {@code Camera} and renders the {@code
 * Episode}; a {@code Drawing} shows one kind of environment and has a hand-written policy for it,
 * and {@code Drawings} lists them, so a further environment is one class; {@code Timeline} and
 * {@code Counter} write the animation.
 */
package org.metagrad.bench.film;
