package org.metagrad.bench.io;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, in words: never the name of an exception's class. */
public final class Reason {
    private Reason() {}

    /**
     * {@return the message of a problem, or words in its place}
     *
     * @param problem what was thrown
     */
    public static String of(Throwable problem) {
        return switch (problem) {
            case IOException io -> of(io);
            case UncheckedIOException unchecked -> of(unchecked.getCause());
            default -> message(problem);
        };
    }

    /** The message of some file errors is the path alone; this says what is the matter with it. */
    private static String of(IOException problem) {
        return switch (problem) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException exists ->
                    exists.getFile() + ": is there already and is not a folder";
            case NotDirectoryException file -> file.getFile() + ": is not a folder";
            case DirectoryNotEmptyException full -> full.getFile() + ": is not empty";
            case FileSystemException other when other.getFile() != null ->
                    (other.getFile().isEmpty() ? "''" : other.getFile())
                            + ": "
                            + (other.getReason() == null
                                    ? "cannot be read or written"
                                    : other.getReason());
            case FileNotFoundException missing -> message(missing);
            case EOFException _ -> "a file is cut off";
            case CharacterCodingException _ -> "a file is not UTF-8 text";
            case ClosedChannelException _ -> "a file was closed too early";
            default -> message(problem);
        };
    }

    private static String message(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? "no reason was given" : message;
    }
}
