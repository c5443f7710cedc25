package org.metagrad.bench;

import picocli.CommandLine.IVersionProvider;

/** What was built and what it runs on. */
final class BuildInfo implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"metagrad " + version() + ", JDK " + jdk() + ", " + system()};
    }

    /** The version in the manifest of the runnable jar; classes outside of the jar have none. */
    static String version() {
        String version = BuildInfo.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    static String jdk() {
        return Runtime.version() + " (" + System.getProperty("java.vm.name") + ")";
    }

    static String system() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch");
    }
}
