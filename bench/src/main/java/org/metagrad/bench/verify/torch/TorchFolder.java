package org.metagrad.bench.verify.torch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metagrad.autodiff.Shape;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;

/** {@code torch/}: derivatives and meta-gradients of small networks, made by PyTorch. */
public final class TorchFolder implements FolderCheck {
    /** PyTorch and this project differ in the order of sums. */
    static final double DOUBLE = 1e-10;

    /** Some twenty times the largest error met, 6e-6 after five inner steps on other data. */
    public static final double FLOAT = 1e-4;

    private static final int MOST_STEPS = 1000;
    private static final Pattern STEPS = Pattern.compile("(?:directed\\.[a-z]+_)?K(\\d+)[._].*");

    /** The check, which keeps nothing between folders. */
    public TorchFolder() {}

    @Override
    public String folder() {
        return "torch";
    }

    @Override
    public void run(Path folder, Report report) {
        for (Path path : FolderCheck.files(folder, report)) {
            report.guard(FolderCheck.name(path), path, () -> file(path, report));
        }
    }

    private static void file(Path path, Report report) {
        TensorFile file = TensorFile.read(path);
        Wanted wanted = new Wanted(path, file, report);
        wanted.requireWhole();
        wanted.known("case|activation|loss|sizes|n_params|context_dim|param_order|theta");
        wanted.known("value_coef|entropy_coef|inner_lr|n_tasks|n_inner_batches");
        wanted.known("(batch|task\\d+\\.(inner\\d+|outer)|directed\\.medium)\\..*");
        TorchCase torch = TorchCase.of(file);
        parameters(torch, wanted);
        if (torch.context() == 0) {
            new TorchDerivatives(torch, wanted).run();
            new TorchLearners(torch, wanted).run();
        } else {
            new TorchContext(torch, wanted).run();
        }
        wanted.skipUnknown();
    }

    /** The parameters one by one, where a file has them, are the flat vector. */
    private static void parameters(TorchCase torch, Wanted wanted) {
        List<String> names = torch.parameterNames();
        TensorFile file = torch.file();
        if (!file.text("param_order").equals(String.join(" ", names))) {
            throw file.error(
                    "param_order", "'param_order' is not '" + String.join(" ", names) + "'");
        }
        if (names.stream().noneMatch(name -> file.has("param." + name))) {
            return;
        }
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            Shape shape = torch.loss().parameterShapes().get(i);
            String name = "param." + names.get(i);
            wanted.require(
                    name,
                    names.get(i).startsWith("W")
                            ? new int[] {shape.rows(), shape.columns()}
                            : new int[] {shape.rows()});
            double[] part = Arrays.copyOfRange(torch.theta(), at, at += shape.size());
            wanted.compare(name, Engine.REFERENCE, part, 0);
        }
    }

    /** The numbers of inner steps for which a file has results. */
    static TreeSet<Integer> steps(TensorFile file, String start) {
        TreeSet<Integer> steps = new TreeSet<>();
        for (String name : file.names()) {
            Matcher matcher = STEPS.matcher(name);
            if (name.startsWith(start) && matcher.matches()) {
                String digits = matcher.group(1);
                int k = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
                if (k < 1 || k > MOST_STEPS) {
                    throw file.error(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "'%s': 1 to %d inner steps wanted",
                                    name,
                                    MOST_STEPS));
                }
                steps.add(k);
            }
        }
        return steps;
    }
}
