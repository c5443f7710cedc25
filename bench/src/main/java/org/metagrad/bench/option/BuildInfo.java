package org.metagrad.bench.option;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What was built and what it runs on. */
public final class BuildInfo implements IVersionProvider {
    private static final String UNKNOWN = "unknown";

    /** Build information for {@code --version}, made by picocli. */
    public BuildInfo() {}

    @Override
    public String[] getVersion() {
        return new String[] {
            "metagrad " + version() + ", commit " + commit() + ", JDK " + jdk() + ", " + system()
        };
    }

    /**
     * {@return the commit of the sources that were built, which may have had changes; {@code
     * "unknown"} if they were in no checkout}
     */
    public static String commit() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        String commit = build.getProperty("commit", UNKNOWN);
        // an IDE copies the file without filling it in
        return commit.startsWith("$") ? UNKNOWN : commit;
    }

    /**
     * {@return the version in the manifest of the runnable jar; classes outside of the jar have
     * none}
     */
    public static String version() {
        String version = BuildInfo.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** {@return the Java version and the virtual machine} */
    public static String jdk() {
        return Runtime.version() + " (" + System.getProperty("java.vm.name") + ")";
    }

    /** {@return the operating system and its architecture} */
    public static String system() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch");
    }
}
