package org.metagrad.envs.lander.physics;

/**
 * Keeps bodies from passing into the ground within a step: each is put back to its first impact,
 * and goes on from there for the rest of the step, without its hinges.
 *
 * <p>Source: {@code SolveTOI} in b2World.cpp and b2Island.cpp of Box2D 2.3.0. Owns scratch space.
 */
final class ContinuousCollision {
    private static final int MAX_IMPACTS = 8;
    private static final double BAUMGARTE = 0.75;
    private static final int POSITION_ITERATIONS = 20;
    private static final double LAST_IMPACT = 1 - 10 * Box2D.EPSILON;

    private final Contact[] group = new Contact[Terrain.EDGES];
    private final TimeOfImpact timeOfImpact = new TimeOfImpact();

    ContinuousCollision() {}

    /** Handles all impacts of a step of {@code dt} seconds, in the order of time. */
    void solve(Terrain terrain, Contacts contacts, double dt, int velocityIterations) {
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            contact.impactKnown = false;
            contact.impacts = 0;
        }
        // How far the ground's clock has been put forward by impacts.
        double now = 0;
        while (true) {
            Contact first = null;
            double impact = 1;
            for (int i = contacts.size() - 1; i >= 0; i--) {
                Contact contact = contacts.get(i);
                if (!contact.enabled || contact.impacts > MAX_IMPACTS) {
                    continue;
                }
                if (!contact.impactKnown) {
                    findImpact(terrain, contact, now);
                }
                if (contact.impact < impact) {
                    impact = contact.impact;
                    first = contact;
                }
            }
            if (first == null || impact > LAST_IMPACT) {
                return;
            }
            if (handle(contacts, first, impact, dt, velocityIterations)) {
                now = impact;
            }
        }
    }

    private void findImpact(Terrain terrain, Contact contact, double now) {
        Body body = contact.body;
        if (body.alpha0 < now) {
            body.advanceStart(now);
        }
        double start = body.alpha0;
        double fraction = timeOfImpact.compute(terrain, contact.edge, body);
        contact.impact = Double.isNaN(fraction) ? 1 : Math.min(start + (1 - start) * fraction, 1);
        contact.impactKnown = true;
    }

    /** Returns false, and changes no motion, if the contact does not touch at the impact. */
    private boolean handle(
            Contacts contacts, Contact first, double impact, double dt, int velocityIterations) {
        Body body = first.body;
        double c0x = body.c0x;
        double c0y = body.c0y;
        double angle0 = body.angle0;
        double alpha0 = body.alpha0;
        double cx = body.cx;
        double cy = body.cy;
        double angle = body.angle;
        body.advance(impact);
        contacts.update(first);
        first.impactKnown = false;
        first.impacts++;
        if (!first.touching) {
            first.enabled = false;
            body.c0x = c0x;
            body.c0y = c0y;
            body.angle0 = angle0;
            body.alpha0 = alpha0;
            body.cx = cx;
            body.cy = cy;
            body.angle = angle;
            body.placeOrigin();
            return false;
        }
        int count = gather(contacts, first);
        resolve(body, count, (1 - impact) * dt, velocityIterations);
        body.updateBox();
        for (int i = 0; i < contacts.size(); i++) {
            if (contacts.get(i).body == body) {
                contacts.get(i).impactKnown = false;
            }
        }
        contacts.findNew();
        return true;
    }

    /** Collects what else the body touches at the impact. */
    private int gather(Contacts contacts, Contact first) {
        int count = 0;
        group[count++] = first;
        for (int i = contacts.size() - 1; i >= 0; i--) {
            Contact contact = contacts.get(i);
            if (contact != first && contact.body == first.body) {
                contacts.update(contact);
                if (contact.touching) {
                    group[count++] = contact;
                }
            }
        }
        return count;
    }

    private void resolve(Body body, int count, double rest, int velocityIterations) {
        for (int i = 0; i < POSITION_ITERATIONS; i++) {
            double gap = 0;
            for (int k = 0; k < count; k++) {
                gap = Math.min(gap, group[k].solvePosition(BAUMGARTE));
            }
            if (gap >= -1.5 * Box2D.LINEAR_SLOP) {
                break;
            }
        }
        body.c0x = body.cx;
        body.c0y = body.cy;
        body.angle0 = body.angle;
        for (int k = 0; k < count; k++) {
            group[k].prepare(false);
        }
        boolean same = false;
        for (int i = 0; i < velocityIterations && !same; i++) {
            same = true;
            for (int k = 0; k < count; k++) {
                same &= group[k].solveVelocity();
            }
        }
        body.integratePosition(rest);
        body.placeOrigin();
    }
}
