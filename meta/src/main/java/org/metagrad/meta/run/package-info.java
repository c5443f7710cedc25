/**
 * What a training leaves in its folder, as it is read: {@link RunFiles}, then {@link ConfigFile}
 * over {@link PropertiesFile}. Who writes more into the folder is the command line.
 */
package org.metagrad.meta.run;
