package org.metagrad.envs.lander.physics;

/**
 * The velocity iterations of a step in which something touches the ground: both hinges, then the
 * contacts.
 */
final class GroundSolver {
    private GroundSolver() {}

    /** Solves with the first {@code count} contacts, in their order, and stores their impulses. */
    static void solve(
            LegJoint first, LegJoint second, Contact[] contacts, int count, int iterations) {
        for (int i = 0; i < iterations; i++) {
            visit(first, second);
            for (int k = 0; k < count; k++) {
                contacts[k].solveVelocity();
            }
        }
        for (int k = 0; k < count; k++) {
            contacts[k].storeImpulses();
        }
    }

    /**
     * Visits one hinge and then the other. The second is told what the first does to it, so that no
     * velocity is changed before both are done, and need not wait for it.
     */
    static void visit(LegJoint first, LegJoint second) {
        double ax1 = first.slideX();
        double ay1 = first.slideY();
        double ax2 = second.slideX();
        double ay2 = second.slideY();
        double w2 = second.turn();
        double tau1 = first.visit(ax1, ay1, first.turn());
        HingeResponse response = first.otherResponse;
        ax2 += response.x(ax1, ay1, tau1);
        ay2 += response.y(ax1, ay1, tau1);
        w2 += response.turn(ax1, ay1, tau1);
        double tau2 = second.visit(ax2, ay2, w2);
        first.apply(ax1, ay1, tau1);
        second.apply(ax2, ay2, tau2);
    }
}
