/**
 * Programs evaluated in plain double loops: {@link ReferenceInterpreter} (the oracle), {@link
 * NonFinite} (the run that finds the origin of a NaN).
 */
package org.metagrad.autodiff.reference;
