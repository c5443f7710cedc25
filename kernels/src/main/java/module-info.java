/** SIMD kernels on {@code float[]} with scalar twins that give the same bits. */
module org.metagrad.kernels {
    requires static jdk.incubator.vector;
    requires static jdk.management;

    exports org.metagrad.kernels;
}
