package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.metagrad.meta.BatchExecutor;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.run.WrongFolderException;

/**
 * Machines that share the work of a command out among themselves: whole runs, or the tasks of one.
 * A machine whose results would have other bits is refused. For several threads at once.
 */
public interface Cluster extends AutoCloseable {
    /** Connects to clusters; in a build that can there is one. */
    interface Connector {
        /**
         * {@return the cluster of a master}
         *
         * @param master where it is, as {@code --spark} takes it
         * @param notices gets a line for whatever the user should know
         * @throws IllegalArgumentException one line naming what is wrong with the master
         */
        Cluster connect(String master, Consumer<String> notices);
    }

    /** What {@code --spark} says in a build that cannot. */
    String ABSENT =
            "--spark: this build has no Spark; mvn -Pspark -DskipTests package makes one that has";

    /**
     * {@return the cluster of a master}
     *
     * @param master where it is
     * @param notices gets a line for whatever the user should know
     * @throws IllegalArgumentException one line saying that this build cannot, or naming what is
     *     wrong with the master
     */
    static Cluster connect(String master, Consumer<String> notices) {
        try {
            return ServiceLoader.load(Connector.class, Connector.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(ABSENT))
                    .connect(master, notices);
        } catch (ServiceConfigurationError | NoClassDefFoundError absent) {
            // the classes are there, but not Spark's
            throw new IllegalArgumentException(ABSENT, absent);
        }
    }

    /**
     * {@return a training, before its first iteration, whose tasks the cluster computes}
     *
     * @param config of the training
     * @throws IllegalArgumentException as {@link Training#Training(TrainingConfig, BatchExecutor)}
     */
    default Backend.Run start(TrainingConfig config) {
        return new Backend.MetaRun(new Training(config, tasks(config)));
    }

    /**
     * {@return where the tasks of a training are computed}
     *
     * @param config of the training
     */
    BatchExecutor tasks(TrainingConfig config);

    /**
     * Does a run on one of the machines, in its folder, which all of them see.
     *
     * @param run to the end, on one thread
     * @param seen a file beside the folder that is there, by which a machine knows that it sees it
     * @param arguments of the command, for the reader of the folder
     * @return what has become of the run; unfinished if the cluster was told to end
     * @throws WrongFolderException if a machine does not see the folder, or it is another run's
     * @throws IOException if it cannot be read or written
     */
    UnattendedRun.State train(UnattendedRun run, Path seen, List<String> arguments)
            throws IOException, WrongFolderException;

    /** Ends the connection. */
    @Override
    void close();
}
