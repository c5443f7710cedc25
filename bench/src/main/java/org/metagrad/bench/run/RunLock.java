package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.metagrad.meta.run.WrongFolderException;

/**
 * The right to write in a run folder, which one process has at a time. It goes with the process,
 * also with one that is killed.
 *
 * <p>The lock is on a file of its own, which nothing else opens: where locks belong to processes,
 * as in POSIX, closing any channel to a file gives up the lock on it. The file stays, because who
 * removes it may take it from one who has just opened it.
 */
public final class RunLock implements AutoCloseable {
    static final String NAME = ".metagrad-lock";

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder that is there.
     *
     * @param folder in which nobody else shall write
     * @return the lock, until it is closed
     * @throws WrongFolderException if another process has it
     * @throws IOException if the folder cannot be written
     */
    public static RunLock acquire(Path folder) throws IOException, WrongFolderException {
        Path file = folder.resolve(NAME);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new WrongFolderException(file + ": is not a regular file", null);
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // This process has it for another run.
        } catch (IOException problem) {
            throw new IOException(file + ": " + problem.getMessage(), problem);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new WrongFolderException(folder + ": another process is training in it", null);
        }
        return new RunLock(channel);
    }

    /**
     * {@return whether this is the file of a lock}
     *
     * @param entry of a folder
     */
    public static boolean isLock(Path entry) {
        return entry.getFileName().toString().equals(NAME);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
