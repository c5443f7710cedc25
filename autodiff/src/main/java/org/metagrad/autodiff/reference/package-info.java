/**
 * Programs evaluated in plain double loops: {@link
 * org.metagrad.autodiff.reference.ReferenceInterpreter} (the oracle), {@link
 * org.metagrad.autodiff.reference.NonFinite} (the run that finds the origin of a NaN).
 */
package org.metagrad.autodiff.reference;
