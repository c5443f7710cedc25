package org.metagrad.bench.run;

import java.io.IOException;
import org.metagrad.meta.run.WrongFolderException;

/** What is told of a run when it has come to its end, made of the files of its folder. */
public interface RunReport {
    /**
     * Writes {@link RunFolder#REPORT} into the folder.
     *
     * @param folder of the run, in which nobody else writes
     * @throws WrongFolderException if a file of the folder is none of ours
     * @throws IOException if a file cannot be read or written
     */
    void write(RunFolder folder) throws IOException, WrongFolderException;
}
