/**
 * The physics of LunarLander: the small part of Box2D 2.3.0 that a lander with two legs over a
 * terrain of edges needs, in double arithmetic.
 *
 * <p>Reading order:
 *
 * <ol>
 *   <li>{@link LanderWorld}: the bodies, and what a step does in which order;
 *   <li>{@code Polygon}, {@code Terrain}, {@code Body}, {@code Rotation}: what there is;
 *   <li>{@code LegJoint}: the hinge of a leg with its motor and limits; {@code FlightSolver} and
 *       {@code GroundSolver}: the velocity iterations without and with contacts, where nearly all
 *       time goes;
 *   <li>{@code EdgeCollider}, {@code Manifold}, {@code Contact}, {@code Contacts}: touching the
 *       ground;
 *   <li>{@code ContinuousCollision}, {@code TimeOfImpact}, {@code Distance}, {@code Pose}: not
 *       passing through it.
 * </ol>
 *
 * <p>Each class names the file of Box2D (by Erin Catto, zlib licence) whose results it reproduces;
 * the code is this project's own. All arithmetic is of operations that Java rounds in one way only.
 */
package org.metagrad.envs.lander.physics;
