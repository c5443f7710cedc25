package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.store.AtomicFile;

/** A folder that holds nothing yet, and in which a run is to begin. */
record FreshFolder(Path path) {
    /**
     * Makes exactly this folder, or takes one in which no run has begun.
     *
     * @throws WrongFolderException if there is something in it, or it is a file
     * @throws IOException if it cannot be made
     */
    static FreshFolder create(Path path) throws IOException, WrongFolderException {
        if (path.toString().isEmpty()) {
            throw new WrongFolderException("--out '': the name of a folder is wanted", null);
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new WrongFolderException(
                    "--out " + path + ": is a file, a new or empty folder is wanted", null);
        }
        createDurably(path);
        FreshFolder folder = new FreshFolder(path);
        folder.requireUnused();
        return folder;
    }

    /**
     * Makes a new folder of this name below {@code parent}, with -2, -3, … behind it while the name
     * is taken.
     *
     * @throws IOException if it cannot be made
     */
    static FreshFolder createNumbered(Path parent, String name) throws IOException {
        createDurably(parent);
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? name : name + "-" + number);
            try {
                // Fails if the folder is there, so that two runs started together never share one.
                Files.createDirectory(path);
                AtomicFile.forceFolder(parent);
                return new FreshFolder(path);
            } catch (FileAlreadyExistsException _) {
                // An empty one may be another run's that is about to start.
            }
        }
    }

    /** Makes a folder and those above it, and sees that their names are on the disk. */
    private static void createDurably(Path path) throws IOException {
        List<Path> above = new ArrayList<>();
        for (Path at = path.toAbsolutePath(); !Files.exists(at); at = at.getParent()) {
            above.add(at.getParent());
        }
        Files.createDirectories(path);
        for (Path folder : above.reversed()) {
            AtomicFile.forceFolder(folder);
        }
    }

    /** The folder as that of a run. */
    RunFolder folder() {
        return new RunFolder(path);
    }

    /**
     * Checks that no run has begun here. What a process leaves that is killed before counts for
     * nothing.
     *
     * @throws WrongFolderException if there is something in the folder
     */
    private void requireUnused() throws IOException, WrongFolderException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (!RunFolder.isLeftover(entry)
                        && !RunFolder.isEmptyFile(entry)
                        && !entry.getFileName().toString().equals(RunLock.NAME)) {
                    throw new WrongFolderException(
                            "--out " + path + ": is not empty, a new or empty folder is wanted",
                            null);
                }
            }
        }
    }

    /**
     * Makes the folder as good as new. Only for who has the lock.
     *
     * @throws WrongFolderException if there is something in the folder
     */
    void begin() throws IOException, WrongFolderException {
        // Another run may have begun since the folder was looked at.
        requireUnused();
        folder().removeLeftovers();
        for (String name : RunFolder.FILES) {
            if (RunFolder.isEmptyFile(path.resolve(name))) {
                Files.delete(path.resolve(name));
            }
        }
    }
}
