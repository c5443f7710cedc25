package org.metagrad.bench.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Joint;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaRkhs1;
import org.metagrad.meta.learner.MetaRkhs2;

/** The works whose claims are measured. */
enum Row {
    /** Inner steps of a size inversely proportional to their number. */
    MULTI_STEP(
            "multi-step",
            "after Ji, Yang and Liang, multi-step MAML, arXiv 2002.07836 (abstract)",
            stream -> MultiStep.findings(stream, Maml::new)),
    /** A strongly convex inner loss beside one that is not. */
    ANIL(
            "anil",
            "after Ji, Lee, Liang and Poor, task-specific partial parameters, arXiv 2006.09486 (from memory)",
            stream ->
                    AnilConvergence.findings(
                            stream, (k, a, from, to) -> new Anil(k, a, from, to, true))),
    /** Stationary points of a table and of restricted features. */
    GLOBAL_OPTIMALITY(
            "global-optimality",
            "after Wang, Cai, Yang and Wang, global optimality of MAML, ICML 2020 (abstract)",
            stream -> GlobalOptimality.findings(stream, GlobalOptimality.NESTED)),
    /** The credit that makes a meta-gradient that of finite batches. */
    SG_MRL(
            "sg-mrl",
            "Fallah, Georgiev, Mokhtari and Ozdaglar, debiased meta-RL, arXiv 2002.05135",
            _ -> SamplingCredit.findings(1)),
    /** The control variate that DICE has in the errors of single steps. */
    TMAML(
            "tmaml",
            "after Liu, Socher and Xiong, taming MAML, ICML 2019 (from memory); surrogate dice",
            _ -> ControlVariate.findings(1)),
    /** Joint training over episodes, fine-tuned: what is asked of multi-task fine-tuning. */
    MULTI_TASK(
            "multi-task",
            "after MAMF, multi-task fine-tuning with first-order gradients, arXiv 2203.04904 (abstract); algorithm joint",
            stream -> MultiTask.findings(stream, new Joint(0.1))),
    /** A shared body with a head for each task beside ANIL. */
    BRIDGING(
            "bridging",
            "after Wang, Zhao and Li, bridging multi-task and meta-learning, arXiv 2106.09017 (abstract)",
            stream -> Bridging.findings(stream, RidgeHead::fit, Bridging.WIDTHS)),
    /** Identities of the two forms in the space of the tangent kernel. */
    META_RKHS(
            "meta-rkhs",
            "Zhou, Wang, Xu, Gao and Chen, neural tangent kernels, arXiv 2102.03909",
            stream -> TangentKernel.findings(stream, MetaRkhs1::new, MetaRkhs2::new));

    private final String key;
    private final String source;
    private final Function<RandomStream, Findings> measure;

    Row(String key, String source, Function<RandomStream, Findings> measure) {
        this.key = key;
        this.source = source;
        this.measure = measure;
    }

    String key() {
        return key;
    }

    String source() {
        return source;
    }

    Findings measure(RandomStream root) {
        return measure.apply(root.split(ordinal()));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Row::key).toList();
    }

    static Optional<Row> named(String key) {
        return Arrays.stream(values()).filter(row -> row.key.equals(key)).findFirst();
    }
}
