/** Networks and policies as programs: {@link org.metagrad.autodiff.nn.Mlp} first. */
package org.metagrad.autodiff.nn;
