package org.metagrad.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.metagrad.kernels.FloatKernels;

/**
 * No method of the vector kernels takes or returns a vector, mask or shuffle: one that C2 does not
 * inline allocates them, and whether it inlines a method of ours depends on the profile of the
 * moment.
 */
class NoVectorCrossesACallTest {
    @Test
    void noMethodOfTheKernelsHasVectorsInItsSignature() throws Exception {
        Path classes =
                Path.of(
                        FloatKernels.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<String> names = new ArrayList<>();
        List<String> offenders = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve("org/metagrad/kernels/vector"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                ClassModel model = parse(Files.readAllBytes(file));
                names.add(model.thisClass().asSymbol().displayName());
                offenders.addAll(offenders(model));
            }
        }
        assertThat(names).contains("FloatMatmul", "DoubleMatmul", "FloatZip$Add", "DoubleDot");
        assertThat(offenders).isEmpty();
    }

    @Test
    void theRuleSeesArgumentsAndResults() {
        ClassDesc vector = ClassDesc.of("jdk.incubator.vector.FloatVector");
        MethodTypeDesc taking = MethodTypeDesc.of(ConstantDescs.CD_float, vector);
        MethodTypeDesc returning = MethodTypeDesc.of(vector, ConstantDescs.CD_float);
        MethodTypeDesc neither = MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int);
        int flags = ClassFile.ACC_ABSTRACT;
        byte[] type =
                ClassFile.of()
                        .build(
                                ClassDesc.of("Offender"),
                                builder ->
                                        builder.withFlags(ClassFile.ACC_ABSTRACT)
                                                .withMethod("takes", taking, flags, m -> {})
                                                .withMethod("returns", returning, flags, m -> {})
                                                .withMethod("neither", neither, flags, m -> {}));
        assertThat(offenders(parse(type)))
                .containsExactly(
                        "takes(Ljdk/incubator/vector/FloatVector;)F",
                        "returns(F)Ljdk/incubator/vector/FloatVector;");
    }

    private static ClassModel parse(byte[] type) {
        return ClassFile.of().parse(type);
    }

    private static List<String> offenders(ClassModel type) {
        return type.methods().stream()
                .map(m -> m.methodName().stringValue() + m.methodType().stringValue())
                .filter(signature -> signature.contains("jdk/incubator/vector"))
                .toList();
    }
}
