/**
 * Elementary functions of additions and multiplications alone, whose bits no compiler changes: read
 * {@link SmallAngle}, then {@link Sine}, {@link SineAndCosine} and {@link NegativeExponential}.
 */
package org.metagrad.envs.exact;
