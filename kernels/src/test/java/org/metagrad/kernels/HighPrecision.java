package org.metagrad.kernels;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * exp, log, log1p, tanh, sin and cos of a finite double to about 35 digits: what the double
 * functions are measured against.
 *
 * <p>exp by its Taylor series after a reduction by ln 2, the logarithms by a Newton step of third
 * order from the platform's, sin and cos by their series after a reduction by pi/2, of which there
 * are digits enough for the largest double.
 */
final class HighPrecision {
    private static final MathContext DIGITS = new MathContext(42);

    private static final BigDecimal LN2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680");
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal HALF_PI = halfPi();
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private static final BigDecimal[] RECIPROCAL_FACTORIALS = reciprocalFactorials();

    private HighPrecision() {}

    static BigDecimal exp(double x) {
        return x < -2000 ? BigDecimal.ZERO : exp(decimal(x));
    }

    static BigDecimal log(double x) {
        return refine(decimal(x), StrictMath.log(x));
    }

    static BigDecimal log1p(double x) {
        BigDecimal t = decimal(x);
        if (Math.abs(x) < 1e-10) {
            // x (1 - x (1/2 - x (1/3 - x / 4))): the Newton step would lose the digits of x.
            BigDecimal sum = BigDecimal.valueOf(0.25);
            sum = BigDecimal.ONE.divide(THREE, DIGITS).subtract(t.multiply(sum, DIGITS), DIGITS);
            sum = BigDecimal.valueOf(0.5).subtract(t.multiply(sum, DIGITS), DIGITS);
            sum = BigDecimal.ONE.subtract(t.multiply(sum, DIGITS), DIGITS);
            return t.multiply(sum, DIGITS);
        }
        return refine(BigDecimal.ONE.add(t, DIGITS), StrictMath.log1p(x));
    }

    static BigDecimal tanh(double x) {
        if (Math.abs(x) > 50) {
            return BigDecimal.valueOf(Math.signum(x));
        }
        BigDecimal doubled = decimal(x).multiply(TWO);
        BigDecimal e =
                Math.abs(x) < 0.2
                        ? expm1Series(doubled)
                        : exp(doubled).subtract(BigDecimal.ONE, DIGITS);
        return e.divide(e.add(TWO, DIGITS), DIGITS);
    }

    static BigDecimal sin(double x) {
        return circular(x, 0);
    }

    static BigDecimal cos(double x) {
        return circular(x, 1);
    }

    /** The sine of {@code x + quarter pi/2}. */
    private static BigDecimal circular(double x, int quarter) {
        BigDecimal exact = new BigDecimal(x);
        BigDecimal halfPi = HALF_PI;
        BigDecimal n = exact.divide(halfPi, 0, RoundingMode.HALF_EVEN);
        BigDecimal r = exact.subtract(n.multiply(halfPi)).round(DIGITS);
        int quadrant = n.toBigInteger().add(BigInteger.valueOf(quarter)).intValue() & 3;
        BigDecimal y = quadrant % 2 == 0 ? series(r, r, 1) : series(r, BigDecimal.ONE, 0);
        return quadrant < 2 ? y : y.negate();
    }

    /** {@code sum_k (-1)^k r^(2k + from) / (2k + from)!}, from its first term on. */
    private static BigDecimal series(BigDecimal r, BigDecimal first, int from) {
        BigDecimal square = r.multiply(r, DIGITS).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int k = from + 2; k < 36; k += 2) {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((k - 1L) * k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** {@code pi / 2 = 2 (4 arctan(1/5) - arctan(1/239))}, to 400 digits. */
    private static BigDecimal halfPi() {
        BigDecimal quarter =
                arctangentOfReciprocal(5)
                        .multiply(BigDecimal.valueOf(4))
                        .subtract(arctangentOfReciprocal(239));
        return quarter.multiply(TWO);
    }

    private static BigDecimal arctangentOfReciprocal(int n) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), 400, RoundingMode.DOWN);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; power.signum() != 0; k += 2) {
            BigDecimal term = power.divide(BigDecimal.valueOf(k), 400, RoundingMode.DOWN);
            sum = k % 4 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.divide(BigDecimal.valueOf((long) n * n), 400, RoundingMode.DOWN);
        }
        return sum;
    }

    /** {@code ln x} from an approximation: {@code y + ln(1 + d)} with {@code 1 + d = x e^-y}. */
    private static BigDecimal refine(BigDecimal x, double approximation) {
        BigDecimal y = decimal(approximation);
        BigDecimal d = x.multiply(exp(y.negate()), DIGITS).subtract(BigDecimal.ONE, DIGITS);
        BigDecimal square = d.multiply(d, DIGITS);
        BigDecimal cube = square.multiply(d, DIGITS);
        return y.add(d, DIGITS)
                .subtract(square.divide(TWO, DIGITS), DIGITS)
                .add(cube.divide(THREE, DIGITS), DIGITS);
    }

    private static BigDecimal exp(BigDecimal x) {
        int n = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).intValue();
        BigDecimal r = x.subtract(LN2.multiply(BigDecimal.valueOf(n)), DIGITS);
        BigDecimal y = BigDecimal.ONE.add(expm1Series(r), DIGITS);
        BigDecimal power = TWO.pow(Math.abs(n), DIGITS);
        return n < 0 ? y.divide(power, DIGITS) : y.multiply(power, DIGITS);
    }

    private static BigDecimal expm1Series(BigDecimal r) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = RECIPROCAL_FACTORIALS.length - 1; k >= 1; k--) {
            sum = RECIPROCAL_FACTORIALS[k].add(r.multiply(sum, DIGITS), DIGITS);
        }
        return r.multiply(sum, DIGITS);
    }

    private static BigDecimal decimal(double x) {
        return new BigDecimal(x, DIGITS);
    }

    /** Up to 1 / 28!, because 0.4^28 / 29! is below 10^-42. */
    private static BigDecimal[] reciprocalFactorials() {
        BigDecimal[] reciprocals = new BigDecimal[29];
        reciprocals[0] = BigDecimal.ONE;
        for (int k = 1; k < reciprocals.length; k++) {
            reciprocals[k] = reciprocals[k - 1].divide(BigDecimal.valueOf(k), DIGITS);
        }
        return reciprocals;
    }
}
