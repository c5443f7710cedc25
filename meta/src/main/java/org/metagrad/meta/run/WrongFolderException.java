package org.metagrad.meta.run;

/** A folder that holds something else, or no run: the user named the wrong one. */
public final class WrongFolderException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * A folder that is not what was wanted.
     *
     * @param message one line
     * @param cause may be null
     */
    public WrongFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
