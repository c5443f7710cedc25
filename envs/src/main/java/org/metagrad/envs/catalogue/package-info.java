/** All families of tasks by name: {@link Environments}. */
package org.metagrad.envs.catalogue;
