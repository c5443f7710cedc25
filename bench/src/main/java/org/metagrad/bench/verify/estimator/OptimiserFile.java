package org.metagrad.bench.verify.estimator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.AdamW;
import org.metagrad.autodiff.optimiser.Optimiser;
import org.metagrad.autodiff.optimiser.RmsProp;
import org.metagrad.autodiff.optimiser.Sgd;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;

/**
 * Optimisers on recorded gradients, and in a minimisation of {@code 1/2 p'Ap - b'p + 0.1 sum p^4}
 * with learning rate 0.05.
 */
final class OptimiserFile {
    private static final String SETTINGS = ".settings";
    private static final double LOOP_RATE = 0.05;

    private final TensorFile file;
    private final Wanted wanted;

    OptimiserFile(TensorFile file, Wanted wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    void run() {
        wanted.known("theta0|grads|loop\\.(A|b)|.*\\.settings");
        List<String> names =
                file.names().stream()
                        .filter(name -> name.endsWith(SETTINGS))
                        .map(name -> name.substring(0, name.length() - SETTINGS.length()))
                        .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the file has no optimiser (NAME.settings)");
        }
        // Of all or of none.
        boolean loops = file.names().stream().anyMatch(name -> name.startsWith("loop."));
        for (String name : names) {
            wanted.guard(name + SETTINGS, () -> one(name, loops));
        }
    }

    private void one(String name, boolean loops) {
        double[] start = FolderCheck.numbers(file, "theta0", file.dims("theta0"));
        int p = start.length;
        double[] gradients = file.finiteDoubles("grads");
        int steps = gradients.length / p;
        FolderCheck.numbers(file, "grads", steps, p);
        wanted.require(name + ".theta", steps, p);
        if (wanted.has(name + ".theta")) {
            Settings settings = new Settings(name);
            Optimiser optimiser = settings.optimiser(p, settings.number("lr"));
            double[] theta = start.clone();
            double[] got = new double[gradients.length];
            for (int s = 0; s < steps; s++) {
                optimiser.step(theta, Arrays.copyOfRange(gradients, s * p, (s + 1) * p));
                System.arraycopy(theta, 0, got, s * p, p);
            }
            wanted.compare(name + ".theta", Engine.REFERENCE, got, RlMathFolder.DOUBLE);
        }
        String loop = "loop." + name;
        if (loops) {
            int length = file.doubles(loop + ".loss").length;
            wanted.require(loop + ".loss", length);
            wanted.require(loop + ".theta_final", p);
            Optimiser optimiser = new Settings(name).optimiser(p, LOOP_RATE);
            double[] theta = start.clone();
            double[] gradient = new double[p];
            double[] losses = new double[length];
            double[] a = FolderCheck.numbers(file, "loop.A", p, p);
            double[] b = FolderCheck.numbers(file, "loop.b", p);
            for (int s = 0; s < length; s++) {
                losses[s] = quartic(a, b, theta, gradient);
                optimiser.step(theta, gradient);
            }
            wanted.compare(loop + ".loss", Engine.REFERENCE, losses, RlMathFolder.DOUBLE);
            wanted.compare(loop + ".theta_final", Engine.REFERENCE, theta, RlMathFolder.DOUBLE);
        }
    }

    private static double quartic(double[] a, double[] b, double[] p, double[] gradient) {
        double value = 0;
        for (int i = 0; i < p.length; i++) {
            double product = 0;
            for (int j = 0; j < p.length; j++) {
                product += a[i * p.length + j] * p[j];
            }
            double cube = p[i] * p[i] * p[i];
            value += p[i] * product / 2 - b[i] * p[i] + 0.1 * cube * p[i];
            gradient[i] = product - b[i] + 0.4 * cube;
        }
        return value;
    }

    /** A line such as {@code lr=0.01 betas=0.9/0.999 eps=1e-08 weight_decay=0 amsgrad=False}. */
    private final class Settings {
        private final String name;
        private final Map<String, String> entries = new HashMap<>();

        Settings(String name) {
            this.name = name;
            for (String entry : file.text(name + SETTINGS).strip().split("\\s+")) {
                int equals = entry.indexOf('=');
                if (equals < 1) {
                    throw wrong("'" + entry + "' is not of the form key=value");
                }
                entries.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }

        Optimiser optimiser(int parameters, double rate) {
            String kind = name.split("_", 2)[0];
            return switch (kind) {
                case "sgd" ->
                        new Sgd(
                                parameters,
                                new Sgd.Settings(
                                        rate,
                                        number("momentum"),
                                        number("dampening"),
                                        number("weight_decay"),
                                        flag("nesterov")));
                case "adam" -> new Adam(parameters, adam(rate));
                case "adamw" -> new AdamW(parameters, adam(rate));
                case "rmsprop" ->
                        new RmsProp(
                                parameters,
                                new RmsProp.Settings(
                                        rate,
                                        number("alpha"),
                                        number("eps"),
                                        number("weight_decay"),
                                        number("momentum"),
                                        flag("centered")));
                default ->
                        throw wrong(
                                "optimiser '" + kind + "': allowed are sgd, adam, adamw, rmsprop");
            };
        }

        private Adam.Settings adam(double rate) {
            String[] betas = text("betas").split("/", -1);
            if (betas.length != 2) {
                throw wrong("betas '" + text("betas") + "': two numbers b1/b2 wanted");
            }
            return new Adam.Settings(
                    rate,
                    parse("betas", betas[0]),
                    parse("betas", betas[1]),
                    number("eps"),
                    number("weight_decay"),
                    flag("amsgrad"));
        }

        double number(String key) {
            return parse(key, text(key));
        }

        private double parse(String key, String text) {
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below, together with what is not finite
            }
            throw wrong(String.format(Locale.ROOT, "%s '%s' is not a number", key, text));
        }

        private boolean flag(String key) {
            return switch (text(key)) {
                case "True" -> true;
                case "False" -> false;
                default -> throw wrong(key + " '" + text(key) + "': True or False wanted");
            };
        }

        private String text(String key) {
            String text = entries.get(key);
            if (text == null) {
                throw wrong("'" + key + "' is missing");
            }
            return text;
        }

        private IllegalArgumentException wrong(String message) {
            return file.error(name + SETTINGS, message);
        }
    }
}
