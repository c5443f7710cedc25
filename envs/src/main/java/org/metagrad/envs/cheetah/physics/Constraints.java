package org.metagrad.envs.cheetah.physics;

/**
 * What pushes back in a state: joint limits and contacts of the ends of capsules with the ground,
 * with MuJoCo's soft constraints.
 *
 * <p>A row says that its acceleration {@code J a} should be at least {@code aref = -b J v - k imp
 * pos}, at the cost {@code D (J a - aref)^2 / 2} where it is not; {@code 1 / D = (1 - imp) / imp *
 * w} with the inverse weight w of what it acts on. From solref (0.02, 1) and the largest impedance
 * .8: {@code b = 2 / (.8 * .02)}, {@code k = 1 / (.8 * .02)^2}. The impedance grows with the
 * penetration from 1e-4 to .8 along two parabolas, over 0.03 rad of a limit and 0.01 m of a
 * contact.
 *
 * <p>A limit is one row. A contact has the edges of the friction pyramid, {@code n + mu t}, {@code
 * n - mu t} along the plane, and twice the bare normal n for the two edges across it, along which
 * nothing moves; w is {@code 2 mu^2 (1 + mu^2)} times that of the body. The rows are kept by their
 * parts: n and t have elements for the torso and for the hinges from the thigh to the link that
 * touches.
 */
final class Constraints {
    private static final int ENDS = CheetahModel.ENDS;
    private static final int HINGES = CheetahModel.HINGES;

    /** Rows of a contact of which all differ: the two along the plane, and the doubled normal. */
    static final int EDGES = 3;

    private static final double LARGEST_IMPEDANCE = 0.8;
    private static final double SMALLEST_IMPEDANCE = 1e-4;
    private static final double TIME_CONSTANT = 0.02;
    private static final double LIMIT_WIDTH = 0.03;
    private static final double CONTACT_WIDTH = 0.01;
    private static final double MIDPOINT = 0.5;
    static final double DAMPING = 2 / (LARGEST_IMPEDANCE * TIME_CONSTANT);
    static final double STIFFNESS =
            1 / (LARGEST_IMPEDANCE * LARGEST_IMPEDANCE * TIME_CONSTANT * TIME_CONSTANT);

    /** How many hinges have reached a limit. */
    int limits;

    /** The hinge, 0 to 5 [limits]. */
    final int[] limitHinge = new int[HINGES];

    /** 1 at the lower end of the range, -1 at the upper [limits]. */
    final double[] limitSign = new double[HINGES];

    final double[] limitWeight = new double[HINGES];
    final double[] limitTarget = new double[HINGES];

    /** How many ends are in the ground. */
    int contacts;

    /** Which end it is [contacts]. */
    final int[] end = new int[ENDS];

    /** The link of the leg that touches, 0 to 2; -1 for the torso [contacts]. */
    final int[] link = new int[ENDS];

    /** The leg, 0 or 1 [contacts]. */
    final int[] leg = new int[ENDS];

    /** Elements of n and t: pitch, thigh, shin, foot, 0 beyond the link [contacts][4]. */
    final double[] normal = new double[4 * ENDS];

    final double[] tangent = new double[4 * ENDS];

    /** D of each edge [contacts]. */
    final double[] weight = new double[ENDS];

    /** aref of the edges: along x, against it, across [contacts][3]. */
    final double[] target = new double[EDGES * ENDS];

    /** Depth of the ends, m, negative [contacts]. */
    final double[] depth = new double[ENDS];

    private final CheetahModel model;

    Constraints(CheetahModel model) {
        this.model = model;
    }

    /** How many rows there are, the doubled ones once. */
    int rows() {
        return limits + EDGES * contacts;
    }

    /**
     * Finds the constraints of a state.
     *
     * @param q positions [9]. Not modified.
     * @param v velocities [9]. Not modified.
     * @param bodies placed there
     */
    void find(double[] q, double[] v, CheetahDynamics bodies) {
        limits = 0;
        for (int j = 0; j < HINGES; j++) {
            double below = q[j + 3] - CheetahModel.LOWEST[j];
            double above = CheetahModel.HIGHEST[j] - q[j + 3];
            if (below < 0) {
                limit(j, 1, below, v[j + 3]);
            } else if (above < 0) {
                limit(j, -1, above, v[j + 3]);
            }
        }
        contacts = 0;
        double ground = -(q[1] + CheetahModel.STANCE);
        for (int e = 0; e < ENDS; e++) {
            int b = CheetahModel.END_BODY[e];
            double z =
                    bodies.hingeZ[b]
                            + (CheetahModel.END_Z[e] * bodies.cos[b]
                                    - CheetahModel.END_X[e] * bodies.sin[b]);
            double distance = (z - CheetahModel.RADIUS) - ground;
            if (distance < 0) {
                contact(e, b, distance, ground + distance / 2, v, bodies);
            }
        }
    }

    private void limit(int hinge, double sign, double distance, double rate) {
        int i = limits++;
        double impedance = impedance(-distance, LIMIT_WIDTH);
        limitHinge[i] = hinge;
        limitSign[i] = sign;
        limitWeight[i] = impedance / ((1 - impedance) * model.hingeInverseWeight[hinge]);
        limitTarget[i] = -DAMPING * (sign * rate) - STIFFNESS * impedance * distance;
    }

    /** A contact at height {@code z}, in the middle of what overlaps. */
    private void contact(
            int e, int b, double distance, double z, double[] v, CheetahDynamics bodies) {
        int i = contacts++;
        double x =
                bodies.hingeX[b]
                        + (CheetahModel.END_X[e] * bodies.cos[b]
                                + CheetahModel.END_Z[e] * bodies.sin[b]);
        int foot = b == 0 ? -1 : (b - 1) % 3;
        int side = b < 4 ? 0 : 1;
        end[i] = e;
        link[i] = foot;
        leg[i] = side;
        depth[i] = distance;
        normal[4 * i] = -x;
        tangent[4 * i] = z;
        double across = v[1] - x * v[2];
        double along = v[0] + z * v[2];
        for (int k = 0; k < 3; k++) {
            double n = 0;
            double t = 0;
            if (k <= foot) {
                int hinge = 1 + 3 * side + k;
                n = bodies.hingeX[hinge] - x;
                t = z - bodies.hingeZ[hinge];
                across += n * v[hinge + 2];
                along += t * v[hinge + 2];
            }
            normal[4 * i + 1 + k] = n;
            tangent[4 * i + 1 + k] = t;
        }
        double mu = model.friction;
        double impedance = impedance(-distance, CONTACT_WIDTH);
        double inverse = 2 * mu * mu * (1 + mu * mu) * model.bodyInverseWeight[b];
        weight[i] = impedance / ((1 - impedance) * inverse);
        double spring = -STIFFNESS * impedance * distance;
        target[EDGES * i] = -DAMPING * (across + mu * along) + spring;
        target[EDGES * i + 1] = -DAMPING * (across - mu * along) + spring;
        target[EDGES * i + 2] = -DAMPING * across + spring;
    }

    /** MuJoCo's impedance of a penetration: solimp (0, .8, width, .5, 2). */
    static double impedance(double penetration, double width) {
        double x = penetration / width;
        if (x >= 1) {
            return LARGEST_IMPEDANCE;
        }
        double y = x <= MIDPOINT ? x * x / MIDPOINT : 1 - (1 - x) * (1 - x) / (1 - MIDPOINT);
        return SMALLEST_IMPEDANCE + y * (LARGEST_IMPEDANCE - SMALLEST_IMPEDANCE);
    }
}
