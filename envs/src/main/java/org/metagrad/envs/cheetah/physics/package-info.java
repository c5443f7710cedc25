/**
 * The physics of HalfCheetah: what MuJoCo computes of half_cheetah.xml in the plane, in double
 * arithmetic.
 *
 * <p>Reading order:
 *
 * <ol>
 *   <li>{@link CheetahModel}: the bodies, and what a task changes of them;
 *   <li>{@link CheetahWorld}: what a step does in which order;
 *   <li>{@code CheetahDynamics} and {@code TreeMatrix}: where the bodies are, masses and forces,
 *       and linear equations with them;
 *   <li>{@code Constraints}: what pushes back, and how softly; {@code ConstraintSolver}: with which
 *       forces;
 *   <li>{@link CheetahEquation}: all terms of one state.
 * </ol>
 *
 * <p>The semantics are those of MuJoCo 2.2 (its documentation, chapter Computation); the code is
 * this project's own. All arithmetic is of operations that Java rounds in one way only.
 */
package org.metagrad.envs.cheetah.physics;
