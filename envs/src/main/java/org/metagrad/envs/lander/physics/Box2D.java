package org.metagrad.envs.lander.physics;

/**
 * Constants of Box2D 2.3.0 (b2Settings.h) that the solver shares. Lengths in m, times in s.
 *
 * <p>{@link #PI} has the digits of the original, which are fewer than a double's.
 */
final class Box2D {
    static final double PI = 3.14159265359;

    /** The machine epsilon of the original's floats, which guards some divisions. */
    static final double EPSILON = 0x1p-23;

    /** The gap or overlap within which a position counts as right. */
    static final double LINEAR_SLOP = 0.005;

    static final double ANGULAR_SLOP = 2.0 / 180.0 * PI;

    /** The thickness of the skin of polygons and edges, m. */
    static final double POLYGON_RADIUS = 2 * LINEAR_SLOP;

    /** The two skins of a contact. */
    static final double SKIN = 2 * POLYGON_RADIUS;

    private Box2D() {}
}
