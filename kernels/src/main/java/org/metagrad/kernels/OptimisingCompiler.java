package org.metagrad.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether this virtual machine compiles with C2, which turns Vector API calls into instructions.
 */
final class OptimisingCompiler {
    private OptimisingCompiler() {}

    /** True unless HotSpot says that compilation stops below tier 4 or is off. */
    static boolean present() {
        try {
            return Options.tieredStopAtLevel() >= 4 && !interpreted();
        } catch (LinkageError | RuntimeException e) {
            return !interpreted();
        }
    }

    private static boolean interpreted() {
        return System.getProperty("java.vm.info", "").contains("interpreted");
    }

    /**
     * The flags of HotSpot, apart so that a runtime image without the management module still links
     * the class around it.
     */
    private static final class Options {
        static int tieredStopAtLevel() {
            var bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Integer.parseInt(bean.getVMOption("TieredStopAtLevel").getValue());
        }
    }
}
