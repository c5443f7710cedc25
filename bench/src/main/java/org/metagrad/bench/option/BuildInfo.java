package org.metagrad.bench.option;

import picocli.CommandLine.IVersionProvider;

/** What was built and what it runs on. */
public final class BuildInfo implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"metagrad " + version() + ", JDK " + jdk() + ", " + system()};
    }

    /** The version in the manifest of the runnable jar; classes outside of the jar have none. */
    public static String version() {
        String version = BuildInfo.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    public static String jdk() {
        return Runtime.version() + " (" + System.getProperty("java.vm.name") + ")";
    }

    public static String system() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch");
    }
}
