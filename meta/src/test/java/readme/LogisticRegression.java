package readme;

// README: begin
import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;

public class LogisticRegression {
    /** The negative log-likelihood, {@code sum log(1 + e^z) - y z} with {@code z = w x + b}. */
    static Variable loss(ProgramBuilder b, Variables theta, Variables data) {
        Variable bias = b.broadcastColumns(theta.get("b"), 8);
        Variable z = b.add(b.matmul(theta.get("w"), data.get("x")), bias);
        return b.sum(b.subtract(b.softplus(z), b.multiply(data.get("y"), z)));
    }

    public static void main(String[] arguments) {
        double[] hours = {0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0};
        double[] passed = {0, 0, 1, 0, 0, 1, 1, 1};
        Matrices parameters = Matrices.of("w", 1, 1).and("b", 1, 1);
        Matrices data = Matrices.of("x", 1, 8).and("y", 1, 8);
        Formula loss = Formula.of(parameters, data, LogisticRegression::loss);

        DoubleEvaluator f = loss.inDouble().data("x", hours).data("y", passed);
        double[] theta = new double[parameters.size()];
        double least = new NewtonCg(20, 1e-9).minimise(f, theta).value();
        double[] h = f.hessian(theta); // [2, 2], row-major
        System.out.printf(Locale.ROOT, "w %.4f, b %.4f, ", theta[0], theta[1]);
        System.out.printf(Locale.ROOT, "loss %.4f, d2/dw2 %.4f%n", least, h[0]);
    }
}
// README: end
