package org.metagrad.bench.io;

/**
 * Nobody can read what a command prints any more. Thrown by commands whose output is all they do;
 * the stream that was lost knows why.
 */
public final class OutputLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Without a message: the reason has its own. */
    public OutputLostException() {
        super("the output is lost");
    }
}
