package readme;

// README: begin
import java.util.Locale;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.autodiff.function.NewtonCg;

public class LogisticRegression {
    public static void main(String[] arguments) {
        double[] hours = {0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0};
        double[] passed = {0, 0, 1, 0, 0, 1, 1, 1};
        var parameters = Matrices.of("w", 1, 1).and("b", 1, 1);
        var data = Matrices.of("x", 1, 8).and("y", 1, 8);
        var loss =
                Formula.of(
                        parameters,
                        data,
                        (b, p, d) -> {
                            var z =
                                    b.add(
                                            b.matmul(p.get("w"), d.get("x")),
                                            b.broadcastColumns(p.get("b"), 8));
                            return b.sum(b.subtract(b.softplus(z), b.multiply(d.get("y"), z)));
                        });
        var f = loss.inDouble().data("x", hours).data("y", passed);
        double[] theta = new double[parameters.size()];
        double least = new NewtonCg(20, 1e-9).minimise(f, theta).value();
        double curvature = f.hessian(theta)[0]; // of [2, 2], row-major
        System.out.printf(
                Locale.ROOT,
                "w %.4f, b %.4f, loss %.4f, d2/dw2 %.4f%n",
                theta[0],
                theta[1],
                least,
                curvature);
    }
}
// README: end
