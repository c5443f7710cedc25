/** How text leaves and enters the command line: standard output, terminals and named files. */
package org.metagrad.bench.io;
