package org.metagrad.bench.report;

import java.lang.management.ManagementFactory;

/** How busy the machine is. */
public final class SystemLoad {
    private SystemLoad() {}

    /**
     * {@return the number of jobs that want to run, averaged over the last minute; negative where
     * not known}
     */
    public static double now() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
