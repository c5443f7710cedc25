/** The oracle: programs evaluated in plain double loops. */
package org.metagrad.autodiff.reference;
