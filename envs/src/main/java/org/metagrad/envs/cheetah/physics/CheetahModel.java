package org.metagrad.envs.cheetah.physics;

/**
 * The constants of Gymnasium's half_cheetah.xml in the plane, as MuJoCo compiles them, and what a
 * task changes of them.
 *
 * <p>Seven bodies: torso (0), back thigh, shin and foot (1, 2, 3), front thigh, shin and foot (4,
 * 5, 6). The nine degrees of freedom are x, z and pitch of the torso, then one hinge a link; body b
 * turns with number b + 2. Lengths are in metres in the frame of the body, x forward and z up, and
 * an angle turns z towards x (about +y), so that a vector (x, z) of a body turned by a is at {@code
 * (x cos a + z sin a, -x sin a + z cos a)}.
 *
 * <p>Masses and inertias are those of capsules of one density that weigh 14 kg together
 * (inertiafromgeom and settotalmass).
 */
public final class CheetahModel {
    /** Degrees of freedom. */
    public static final int DOFS = 9;

    /** Rigid bodies. */
    public static final int BODIES = 7;

    /** Hinges with a motor, a spring, a damper and a range, the last of the degrees of freedom. */
    public static final int HINGES = 6;

    /** Ends of capsules, which are what touches the ground. */
    public static final int ENDS = 16;

    /** Height of the torso where z is 0, m. */
    public static final double STANCE = 0.7;

    /** Acceleration of gravity, m/s^2, downwards. */
    static final double GRAVITY = 9.81;

    /** Inertia that a motor adds to its hinge, kg m^2. */
    static final double ARMATURE = 0.1;

    /** Radius of all capsules, m. */
    public static final double RADIUS = 0.046;

    private static final double TOTAL_MASS = 14;
    private static final double FRICTION = 0.4;

    /** The body that a body hangs on; itself for the torso. */
    static final int[] PARENT = {0, 0, 1, 2, 0, 4, 5};

    /** Where a body hangs on its parent, in the frame of that [BODIES]. */
    static final double[] HINGE_X = {0, -0.5, 0.16, -0.28, 0.5, -0.14, 0.13};

    static final double[] HINGE_Z = {0, 0, -0.25, -0.14, 0, -0.24, -0.18};

    /** Springs towards 0, N m/rad, and dampers, N m s/rad [HINGES]. */
    static final double[] STIFFNESS = {240, 180, 120, 180, 120, 60};

    static final double[] DAMPING = {6, 4.5, 3, 4.5, 3, 1.5};

    /** Ranges, rad [HINGES]. */
    static final double[] LOWEST = {-0.52, -0.785, -0.4, -1, -1.2, -0.5};

    static final double[] HIGHEST = {1.05, 0.785, 0.785, 0.7, 0.87, 0.5};

    /** Torque of a motor at full control, N m [HINGES]. */
    private static final double[] GEAR = {120, 90, 60, 120, 60, 30};

    /** Capsules: torso, head, then one a link; the body that each belongs to. */
    private static final int[] CAPSULE_BODY = {0, 0, 1, 2, 3, 4, 5, 6};

    private static final double[] CAPSULE_X = {0, 0.6, 0.1, -0.14, 0.03, -0.07, 0.065, 0.045};
    private static final double[] CAPSULE_Z = {0, 0.1, -0.13, -0.07, -0.097, -0.12, -0.09, -0.07};

    /**
     * The axes of the capsules: sines and cosines of the angles from z, rad, pi / 2 (the torso lies
     * along x), 0.87, -3.8, -2.03, -0.27, 0.52, -0.6 and -0.6. Written out, as StrictMath allocates
     * in all of a process that has asked it for angles above pi / 4.
     */
    static final double[] CAPSULE_AXIS_X = {
        1.0,
        0.7643289370255051,
        0.6118578909427189,
        -0.89640574115156,
        -0.26673143668883115,
        0.49688013784373675,
        -0.5646424733950354,
        -0.5646424733950354
    };

    static final double[] CAPSULE_AXIS_Z = {
        6.123233995736766E-17,
        0.6448265472400012,
        -0.7909677119144168,
        -0.4432344156657089,
        0.9637708963658905,
        0.8678191796776499,
        0.8253356149096783,
        0.8253356149096783
    };

    private static final double[] CAPSULE_HALF = {
        0.5, 0.15, 0.145, 0.15, 0.094, 0.133, 0.106, 0.07
    };

    /** The body of an end [ENDS]. */
    static final int[] END_BODY = new int[ENDS];

    /** The centre of the sphere at an end of a capsule [ENDS]. */
    static final double[] END_X = new double[ENDS];

    static final double[] END_Z = new double[ENDS];

    /** Centres of mass [BODIES]. */
    static final double[] COM_X = new double[BODIES];

    static final double[] COM_Z = new double[BODIES];

    /** Masses before they are scaled, kg, and inertias about the centre of mass, kg m^2. */
    private static final double[] MASS = new double[BODIES];

    private static final double[] INERTIA = new double[BODIES];

    static {
        ends();
        weigh();
    }

    /** Masses, kg [BODIES]. */
    final double[] mass = new double[BODIES];

    /** Inertias about the centres of mass, kg m^2 [BODIES]. */
    final double[] inertia = new double[BODIES];

    /** Torques of the motors at full control, N m [HINGES]. */
    final double[] gear = new double[HINGES];

    /** Coefficient of sliding friction of a contact. */
    double friction;

    /**
     * What a unit of torque at a hinge accelerates it by in the reference pose, 1/(kg m^2)
     * [HINGES]; MuJoCo's dof_invweight0.
     */
    final double[] hingeInverseWeight = new double[HINGES];

    /**
     * A third of what a unit of force along x and one along z accelerate the centre of mass of a
     * body by in the reference pose, 1/kg [BODIES]; the translational body_invweight0.
     */
    final double[] bodyInverseWeight = new double[BODIES];

    private final CheetahDynamics reference;

    /** The cheetah of Gymnasium. */
    public CheetahModel() {
        reference = new CheetahDynamics(this);
        scale(1, 1, 1);
    }

    /**
     * Changes the body, without allocation.
     *
     * @param mass factor on masses and inertias, positive
     * @param friction factor on the coefficient of friction, positive
     * @param gear factor on the torques of the motors
     */
    public void scale(double mass, double friction, double gear) {
        for (int b = 0; b < BODIES; b++) {
            this.mass[b] = mass * MASS[b];
            inertia[b] = mass * INERTIA[b];
        }
        for (int j = 0; j < HINGES; j++) {
            this.gear[j] = gear * GEAR[j];
        }
        this.friction = friction * FRICTION;
        reference.inverseWeights(hingeInverseWeight, bodyInverseWeight);
    }

    /** {@return masses, kg; a copy [7]} */
    public double[] masses() {
        return mass.clone();
    }

    /** {@return inertias about the centres of mass, kg m^2; a copy [7]} */
    public double[] inertias() {
        return inertia.clone();
    }

    /** {@return centres of mass, x then z of each body, m; a copy [14]} */
    public static double[] centresOfMass() {
        double[] centres = new double[2 * BODIES];
        for (int b = 0; b < BODIES; b++) {
            centres[2 * b] = COM_X[b];
            centres[2 * b + 1] = COM_Z[b];
        }
        return centres;
    }

    /** {@return accelerations of the hinges by a unit of torque, 1/(kg m^2); a copy [6]} */
    public double[] hingeInverseWeights() {
        return hingeInverseWeight.clone();
    }

    /** {@return accelerations of the bodies by a unit of force, 1/kg; a copy [7]} */
    public double[] bodyInverseWeights() {
        return bodyInverseWeight.clone();
    }

    private static void ends() {
        for (int i = 0; i < CAPSULE_BODY.length; i++) {
            double x = CAPSULE_HALF[i] * CAPSULE_AXIS_X[i];
            double z = CAPSULE_HALF[i] * CAPSULE_AXIS_Z[i];
            for (int end = 0; end < 2; end++) {
                double sign = end == 0 ? 1 : -1;
                END_BODY[2 * i + end] = CAPSULE_BODY[i];
                END_X[2 * i + end] = CAPSULE_X[i] + sign * x;
                END_Z[2 * i + end] = CAPSULE_Z[i] + sign * z;
            }
        }
    }

    /** Adds up the capsules of each body. */
    private static void weigh() {
        double r = RADIUS;
        double volume = 0;
        for (double half : CAPSULE_HALF) {
            volume += volume(half);
        }
        double density = TOTAL_MASS / volume;
        for (int i = 0; i < CAPSULE_BODY.length; i++) {
            int b = CAPSULE_BODY[i];
            double m = density * volume(CAPSULE_HALF[i]);
            MASS[b] += m;
            COM_X[b] += m * CAPSULE_X[i];
            COM_Z[b] += m * CAPSULE_Z[i];
        }
        for (int b = 0; b < BODIES; b++) {
            COM_X[b] /= MASS[b];
            COM_Z[b] /= MASS[b];
        }
        for (int i = 0; i < CAPSULE_BODY.length; i++) {
            int b = CAPSULE_BODY[i];
            double h = 2 * CAPSULE_HALF[i];
            double cylinder = density * Math.PI * r * r * h;
            double sphere = density * 4 / 3 * Math.PI * r * r * r;
            double dx = CAPSULE_X[i] - COM_X[b];
            double dz = CAPSULE_Z[i] - COM_Z[b];
            INERTIA[b] +=
                    cylinder * (3 * r * r + h * h) / 12
                            + sphere * (0.4 * r * r + h * h / 4 + 0.375 * r * h)
                            + (cylinder + sphere) * (dx * dx + dz * dz);
        }
    }

    private static double volume(double half) {
        return Math.PI * RADIUS * RADIUS * (2 * half + RADIUS * 4 / 3);
    }
}
