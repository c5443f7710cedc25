package org.metagrad.bench.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Optional;

/**
 * JMH's options, of which a run of one benchmark sees no names of benchmarks and no file of
 * results: what is set on top of options adds to such names, and the file is for all runs together.
 */
final class SuiteOptions extends CommandLineOptions {
    private static final long serialVersionUID = 1;

    SuiteOptions(List<String> arguments) throws CommandLineOptionException {
        super(arguments.toArray(String[]::new));
    }

    @Override
    public List<String> getIncludes() {
        return List.of();
    }

    @Override
    public Optional<String> getResult() {
        return Optional.none();
    }

    @Override
    public Optional<ResultFormatType> getResultFormat() {
        return Optional.none();
    }

    /** The arguments that belong to no option. */
    List<String> names() {
        return super.getIncludes();
    }

    ResultFormatType format() {
        return super.getResultFormat().orElse(ResultFormatType.JSON);
    }

    /** Whether the user says which file results go to. */
    boolean namesResults() {
        return super.getResult().hasValue();
    }

    /** The user's file, or {@code name} in a folder with the format's ending. */
    Path results(Path folder, String name) {
        return namesResults()
                ? Path.of(super.getResult().get())
                : folder.resolve(name + "." + format().toString().toLowerCase(Locale.ROOT));
    }
}
