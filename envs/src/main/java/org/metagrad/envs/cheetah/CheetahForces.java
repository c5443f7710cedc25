package org.metagrad.envs.cheetah;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.envs.cheetah.physics.CheetahEquation;
import org.metagrad.envs.cheetah.physics.CheetahModel;

/**
 * The equation of motion {@code M a = passive + actuator + constraint - bias} of a half-cheetah in
 * one state, term by term, for drawing and for comparisons. The nine degrees of freedom have the
 * order of {@link HalfCheetah}; forces are in N and N m.
 *
 * @param mass the matrix M with the armature, row-major [9, 9]
 * @param bias Coriolis, centrifugal and gravity forces [9]
 * @param passive springs and dampers [9]
 * @param actuator motors [9]
 * @param constraint limits and contacts [9]
 * @param smoothAcceleration a without limits and contacts, m/s^2 and rad/s^2 [9]
 * @param acceleration a, m/s^2 and rad/s^2 [9]
 * @param hinges x and z of the origins of torso, back thigh, shin, foot, front thigh, shin and
 *     foot, m [7, 2]
 * @param centresOfMass of the same, m [7, 2]
 * @param capsules x and z of both ends of the axes of torso, head and the six links, m [8, 4]
 * @param limits hinges beyond their ranges
 * @param contacts of ends of capsules with the ground
 */
public record CheetahForces(
        double[] mass,
        double[] bias,
        double[] passive,
        double[] actuator,
        double[] constraint,
        double[] smoothAcceleration,
        double[] acceleration,
        double[] hinges,
        double[] centresOfMass,
        double[] capsules,
        List<Limit> limits,
        List<Contact> contacts) {
    /** Radius of all capsules, m. */
    public static final double RADIUS = CheetahModel.RADIUS;

    /**
     * A row of MuJoCo's constraints, {@code force = max(0, weight (target - J a))}.
     *
     * @param weight D
     * @param target aref
     * @param force of the row
     * @param jacobian J [9]
     */
    public record Row(double weight, double target, double force, double[] jacobian) {}

    /**
     * A hinge beyond its range.
     *
     * @param hinge 0 to 5
     * @param depth by how much, rad, negative
     * @param row its constraint
     */
    public record Limit(int hinge, double depth, Row row) {}

    /**
     * The end of a capsule in the ground.
     *
     * @param capsule 0 to 7, as in {@code capsules}
     * @param x where, m
     * @param depth of penetration, m, negative
     * @param edges of the friction pyramid: towards x, against x, and two across
     */
    public record Contact(int capsule, double x, double depth, List<Row> edges) {
        /** Copies the list. */
        public Contact {
            edges = List.copyOf(edges);
        }
    }

    /** Copies the lists; the arrays are the caller's. */
    public CheetahForces {
        limits = List.copyOf(limits);
        contacts = List.copyOf(contacts);
    }

    static CheetahForces of(
            CheetahModel model, double[] positions, double[] velocities, double[] controls) {
        CheetahEquation equation = new CheetahEquation(model, positions, velocities, controls);
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < equation.limits.length; i++) {
            limits.add(new Limit(equation.limits[i], equation.depths[i], row(equation, i)));
        }
        List<Contact> contacts = new ArrayList<>();
        for (int c = 0; c < equation.contacts.length; c++) {
            List<Row> edges = new ArrayList<>();
            for (int edge = 0; edge < 4; edge++) {
                edges.add(row(equation, limits.size() + 4 * c + edge));
            }
            int end = equation.contacts[c];
            contacts.add(
                    new Contact(
                            end / 2,
                            equation.ends[2 * end],
                            equation.depths[limits.size() + c],
                            edges));
        }
        return new CheetahForces(
                equation.mass,
                equation.bias,
                equation.passive,
                equation.actuator,
                equation.constraint,
                equation.smoothAcceleration,
                equation.acceleration,
                equation.hinges,
                equation.centresOfMass,
                equation.ends,
                limits,
                contacts);
    }

    private static Row row(CheetahEquation equation, int i) {
        int n = HalfCheetah.DOFS;
        return new Row(
                equation.weights[i],
                equation.targets[i],
                equation.forces[i],
                Arrays.copyOfRange(equation.jacobian, n * i, n * i + n));
    }
}
