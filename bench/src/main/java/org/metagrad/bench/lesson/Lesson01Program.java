package org.metagrad.bench.lesson;

import java.util.Locale;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;

/**
 * Lesson 1: a program.
 *
 * <p>A function is traced once. It is called with variables in place of numbers, and what it does
 * is written down: equations, each a primitive of variables that are defined before it. Java's
 * methods and loops leave no trace. What is left can be printed, evaluated and, in the lessons to
 * come, turned into other programs.
 */
final class Lesson01Program {
    /** {@code f(x, y) = log x + x y - sin y}. */
    static Variable f(ProgramBuilder b, Variables theta) {
        Variable x = theta.get("x");
        Variable y = theta.get("y");
        // Hole: log x + x y - sin y
        return b.subtract(b.add(b.log(x), b.multiply(x, y)), b.sin(y));
        // End
    }

    /** The polynomial {@code p(x) = c_0 + c_1 x + ... + c_n x^n}, by Horner's rule. */
    static Variable horner(ProgramBuilder b, Variable x, double... c) {
        Variable p = b.constant(c[c.length - 1], x.shape());
        // Hole: p <- p x + c_i from the second highest coefficient down, b.affine(z, 1, s) is z + s
        for (int i = c.length - 2; i >= 0; i--) {
            p = b.affine(b.multiply(p, x), 1, c[i]);
        }
        return p;
        // End
    }

    static void main() {
        Matrices xy = Matrices.of("x", 1, 1).and("y", 1, 1);
        Formula f = Formula.of(xy, (b, theta) -> f(b, theta));
        double value = f.inDouble().value(new double[] {2, 5});
        System.out.printf(Locale.ROOT, "f(2, 5) = %.6f by%n", value);
        System.out.println(f);

        // The loop ran while the program was traced: none is in it.
        Matrices x = Matrices.of("x", 1, 1);
        Formula p = Formula.of(x, (b, theta) -> horner(b, theta.get("x"), 1, -3, 0, 2));
        double atTwo = p.inDouble().value(new double[] {2});
        System.out.printf(Locale.ROOT, "%np(2) = %.1f by%n", atTwo);
        System.out.println(p);
    }
}
