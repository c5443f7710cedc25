package org.metagrad.envs.lander.physics;

import java.util.Arrays;

/**
 * The contacts of one world, newest last, and the flags that Gymnasium's listener sets as they
 * begin and end.
 *
 * <p>Order matters twice: the solver visits contacts one after another, and a leg that lets go of
 * one edge while it holds another counts as in the air or on the ground by which was handled last.
 * Source: b2ContactManager.cpp and b2BroadPhase.h of Box2D 2.3.0; lunar_lander.py of Gymnasium.
 */
final class Contacts {
    /** Which body is the lander. */
    static final int LANDER = 0;

    private final Terrain terrain;
    private final Body[] bodies;
    private final EdgeCollider collider = new EdgeCollider();

    /** The number of contacts that has not been exceeded at once: three edges for each body. */
    private static final int USUAL = 9;

    // The contacts from the first on, and spare ones after them.
    private Contact[] contacts = spare(new Contact[USUAL], 0);
    private int count;

    /** Whether a leg is on the ground, as Gymnasium sees it [legs]. */
    final boolean[] legDown = new boolean[2];

    /** Whether the lander itself has touched the ground in this episode. */
    boolean crashed;

    /** The bodies in the order lander, leg 0, leg 1. */
    Contacts(Terrain terrain, Body[] bodies) {
        this.terrain = terrain;
        this.bodies = bodies;
    }

    /** Forgets the last episode. */
    void start() {
        count = 0;
        Arrays.fill(legDown, false);
        crashed = false;
    }

    int size() {
        return count;
    }

    /** The contact number i from the oldest. */
    Contact get(int i) {
        return contacts[i];
    }

    int touching() {
        int touching = 0;
        for (int i = 0; i < count; i++) {
            if (contacts[i].touching) {
                touching++;
            }
        }
        return touching;
    }

    /** Drops contacts whose fat boxes have parted and updates the others. */
    void collide() {
        for (int i = count - 1; i >= 0; i--) {
            Contact contact = contacts[i];
            if (terrain.overlaps(contact.edge, contact.body)) {
                update(contact);
            } else {
                if (contact.touching) {
                    end(contact);
                }
                remove(i);
            }
        }
    }

    /** Computes where a contact touches, and tells the listener of a change. */
    void update(Contact contact) {
        boolean was = contact.touching;
        contact.enabled = true;
        contact.manifold.update(collider, terrain, contact.edge, contact.body);
        contact.touching = contact.manifold.points > 0;
        if (!was && contact.touching) {
            begin(contact);
        } else if (was && !contact.touching) {
            end(contact);
        }
    }

    private void begin(Contact contact) {
        if (contact.body == bodies[LANDER]) {
            crashed = true;
        } else {
            legDown[legOf(contact)] = true;
        }
    }

    private void end(Contact contact) {
        if (contact.body != bodies[LANDER]) {
            legDown[legOf(contact)] = false;
        }
    }

    private int legOf(Contact contact) {
        return contact.body == bodies[1] ? 0 : 1;
    }

    private void remove(int i) {
        Contact removed = contacts[i];
        count--;
        System.arraycopy(contacts, i + 1, contacts, i, count - i);
        contacts[count] = removed;
    }

    /**
     * Makes contacts of the pairs that overlap since a fat box has changed.
     *
     * @return whether there are new ones
     */
    boolean findNew() {
        int before = count;
        if (bodies[0].boxMoved || bodies[1].boxMoved || bodies[2].boxMoved) {
            for (int edge = 0; edge < Terrain.EDGES; edge++) {
                for (Body body : bodies) {
                    if (body.boxMoved && terrain.overlaps(edge, body) && !exists(edge, body)) {
                        add(edge, body);
                    }
                }
            }
            for (Body body : bodies) {
                body.boxMoved = false;
            }
        }
        return count > before;
    }

    private boolean exists(int edge, Body body) {
        for (int i = 0; i < count; i++) {
            if (contacts[i].edge == edge && contacts[i].body == body) {
                return true;
            }
        }
        return false;
    }

    private void add(int edge, Body body) {
        if (count == contacts.length) {
            contacts = spare(Arrays.copyOf(contacts, 2 * count), count);
        }
        contacts[count++].start(edge, body);
    }

    private static Contact[] spare(Contact[] contacts, int from) {
        for (int i = from; i < contacts.length; i++) {
            contacts[i] = new Contact();
        }
        return contacts;
    }
}
