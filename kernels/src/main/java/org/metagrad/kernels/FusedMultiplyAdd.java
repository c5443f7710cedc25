package org.metagrad.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Says once for the whole run whether {@code a * b + c} is rounded once (fused) or twice.
 *
 * <p>Without a hardware instruction {@link Math#fma} goes through {@link java.math.BigDecimal},
 * which is thousands of times slower than a multiplication and an addition. Every scalar kernel
 * therefore asks this constant, and the vector kernels are used only where it is true, so that all
 * kernels of one run agree. Fused and unfused results differ in the last bits: two machines give
 * the same bits only if this constant is the same on both. What must go on with the same bits, such
 * as a training that another machine began, has to keep it with its results and compare it here.
 */
public final class FusedMultiplyAdd {
    /**
     * Whether the virtual machine compiles {@link Math#fma} to one instruction.
     *
     * <p>This is HotSpot's flag {@code UseFMA}: true on x86 from Haswell and Zen on and on 64-bit
     * ARM, unless {@code -XX:-UseFMA} or, on x86, {@code -XX:UseAVX=0} turns it off. It is false
     * where the flag cannot be read: on another virtual machine, or in a run-time image that was
     * cut down (jlink, {@code --limit-modules}) to one without {@code jdk.management}.
     */
    public static final boolean AVAILABLE = available();

    private FusedMultiplyAdd() {}

    private static boolean available() {
        try {
            return HotSpotFlag.useFma();
        } catch (LinkageError | RuntimeException absent) {
            return false;
        }
    }

    /** Keeps the optional modules out of the outer class, which must link without them. */
    private static final class HotSpotFlag {
        static boolean useFma() {
            var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return flags != null && Boolean.parseBoolean(flags.getVMOption("UseFMA").getValue());
        }
    }
}
