package org.metagrad.bench.option;

import picocli.CommandLine.IVersionProvider;

/** What was built and what it runs on. */
public final class BuildInfo implements IVersionProvider {
    /** Build information for {@code --version}, made by picocli. */
    public BuildInfo() {}

    @Override
    public String[] getVersion() {
        return new String[] {"metagrad " + version() + ", JDK " + jdk() + ", " + system()};
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
