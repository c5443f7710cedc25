/**
 * How text leaves and enters the command line: {@link WatchedOutput} is standard output, {@link
 * TextFile} named files, {@link Printable} and {@link Reason} text for a terminal.
 */
package org.metagrad.bench.io;
