package org.metagrad.bench.jmh;

import static org.bytedeco.openblas.global.openblas_full.openblas_get_config;
import static org.bytedeco.openblas.global.openblas_full.openblas_get_corename;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/** OpenBLAS, and libtorch, which multiplies with it here. */
public final class NativeLibraries implements PeerLibraries {

    /** A provider that the service loader makes. */
    public NativeLibraries() {}

    /**
     * Refuses a process in which they are held back.
     *
     * @throws IllegalStateException if they are
     */
    static void requireFree() {
        PeerLibraries.requireFree(System.getenv(), core(), PeerLibraries.processorFlags());
    }

    private static String core() {
        return openblas_get_corename().getString();
    }

    @Override
    public Map<String, String> describe() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("openblas", openblas_get_config().getString().strip());
        all.put("openblasCore", core());
        all.put("openblasThreads", "1; in libtorch the parameter threads");
        all.put("libtorchCapability", torch.get_cpu_capability().getString());
        all.put("libtorchThreads", "1; of meta-gradients the parameter threads");
        return all;
    }
}
