package org.metagrad.envs.cheetah.physics;

import java.util.Arrays;

/**
 * The acceleration of least cost {@code (a - a0)' M (a - a0) / 2 + sum over rows of D min(0, J a -
 * aref)^2 / 2} with {@code M a0} the forces without constraints: MuJoCo's problem, by its Newton
 * method (Todorov 2014), until the rows that push are those of a minimum.
 *
 * <p>For a set A of rows the cost is quadratic and least where {@code (M + J_A' D J_A) a = M a0 +
 * J_A' D aref}. If A are the rows with {@code J a < aref} there, that is the minimum, exact but for
 * rounding, and the same bits from wherever the search came. If not, the cost is minimised exactly
 * along the line to that point, and A is taken anew; as it is piecewise quadratic and falls in each
 * iteration, this ends.
 */
final class ConstraintSolver {
    /** Iterations after which the best point so far is taken; MuJoCo's limit. */
    static final int MOST_ITERATIONS = 100;

    /** What a row that is about to change sides may be away by, relative to its target. */
    private static final double ROUNDING = 1e-12;

    private static final int DOFS = CheetahModel.DOFS;
    private static final int EDGES = Constraints.EDGES;
    private static final int MOST_ROWS = CheetahModel.HINGES + EDGES * CheetahModel.ENDS;

    private final CheetahModel model;
    private final int mostIterations;
    private final double[] hessian = new double[TreeMatrix.SIZE];
    private final double[] candidate = new double[DOFS];
    private final double[] direction = new double[DOFS];
    private final double[] product = new double[DOFS];

    /** Which rows are in A: limits, then the edges of each contact [rows]. */
    private final boolean[] active = new boolean[MOST_ROWS];

    /** {@code J a - aref} at the current point, at the candidate, and their difference [rows]. */
    private final double[] current = new double[MOST_ROWS];

    private final double[] reached = new double[MOST_ROWS];
    private final double[] slope = new double[MOST_ROWS];

    /** Where rows change sides along a line, in order, and which [rows]. */
    private final double[] turns = new double[MOST_ROWS];

    private final int[] turning = new int[MOST_ROWS];

    private long solved;
    private long iterations;
    private long limitsReached;

    ConstraintSolver(CheetahModel model) {
        this(model, MOST_ITERATIONS);
    }

    /** A solver with another limit. */
    ConstraintSolver(CheetahModel model, int mostIterations) {
        this.model = model;
        this.mostIterations = mostIterations;
    }

    /** How many problems were solved. */
    long solved() {
        return solved;
    }

    /** How many matrices were factored for them. */
    long iterations() {
        return iterations;
    }

    /** How many problems ended at the limit of iterations. */
    long limitsReached() {
        return limitsReached;
    }

    /**
     * Finds the acceleration.
     *
     * @param mass the matrix M. Not modified.
     * @param force M a0 [9]. Not modified.
     * @param rows at least one
     * @param warm whether {@code acceleration} has a guess, from which A is taken first; else it is
     *     all rows
     * @param acceleration [9]. Modified.
     * @param constraint {@code J' f} with the forces f of the rows [9]. Modified.
     */
    void solve(
            double[] mass,
            double[] force,
            Constraints rows,
            boolean warm,
            double[] acceleration,
            double[] constraint) {
        solved++;
        int n = rows.rows();
        if (warm) {
            residuals(rows, acceleration, current);
            for (int i = 0; i < n; i++) {
                active[i] = current[i] < 0;
            }
        } else {
            Arrays.fill(active, 0, n, true);
        }
        boolean started = false;
        for (int iteration = 0; iteration < mostIterations; iteration++) {
            minimise(mass, force, rows);
            residuals(rows, candidate, reached);
            boolean minimum = consistent(rows, n);
            if (minimum || !started) {
                // the first candidate is as good a start as any
                System.arraycopy(candidate, 0, acceleration, 0, DOFS);
                System.arraycopy(reached, 0, current, 0, n);
                started = true;
            } else {
                search(mass, force, rows, n, acceleration);
            }
            if (minimum) {
                push(rows, constraint);
                return;
            }
            for (int i = 0; i < n; i++) {
                active[i] = current[i] < 0;
            }
        }
        limitsReached++;
        push(rows, constraint);
    }

    /** Whether the rows that push at the candidate are those it was computed with. */
    private boolean consistent(Constraints rows, int n) {
        for (int i = 0; i < n; i++) {
            if (active[i] != reached[i] < 0
                    && Math.abs(reached[i]) > ROUNDING * (1 + Math.abs(target(rows, i)))) {
                return false;
            }
        }
        return true;
    }

    private static double target(Constraints rows, int i) {
        return i < rows.limits ? rows.limitTarget[i] : rows.target[i - rows.limits];
    }

    /** D of a row, twice for the edge that stands for two. */
    private static double weight(Constraints rows, int i) {
        int c = i - rows.limits;
        if (c < 0) {
            return rows.limitWeight[i];
        }
        double weight = rows.weight[c / EDGES];
        return c % EDGES == 2 ? 2 * weight : weight;
    }

    /** The minimum if the rows of A push, into the candidate. */
    private void minimise(double[] mass, double[] force, Constraints rows) {
        iterations++;
        System.arraycopy(mass, 0, hessian, 0, TreeMatrix.SIZE);
        System.arraycopy(force, 0, candidate, 0, DOFS);
        for (int i = 0; i < rows.limits; i++) {
            if (active[i]) {
                int dof = rows.limitHinge[i] + 3;
                double weight = rows.limitWeight[i];
                hessian[TreeMatrix.diagonal(dof)] += weight;
                candidate[dof] += weight * rows.limitTarget[i] * rows.limitSign[i];
            }
        }
        double mu = model.friction;
        for (int i = 0; i < rows.contacts; i++) {
            int row = rows.limits + EDGES * i;
            double d = rows.weight[i];
            double with = active[row] ? d : 0;
            double against = active[row + 1] ? d : 0;
            double across = active[row + 2] ? 2 * d : 0;
            double nn = with + against + across;
            if (nn == 0) {
                continue;
            }
            double towards = with * rows.target[EDGES * i];
            double away = against * rows.target[EDGES * i + 1];
            add(rows, i, nn, mu * (with - against), mu * mu * (with + against));
            load(
                    rows,
                    i,
                    towards + away + across * rows.target[EDGES * i + 2],
                    mu * (towards - away),
                    candidate);
        }
        TreeMatrix.factor(hessian);
        TreeMatrix.solve(hessian, candidate);
    }

    /** Adds {@code nn n n' + nt (n t' + t n') + tt t t'} of a contact to the Hessian. */
    private void add(Constraints rows, int i, double nn, double nt, double tt) {
        double[] h = hessian;
        double n0 = rows.normal[4 * i];
        double t0 = rows.tangent[4 * i];
        h[0] += tt;
        h[1] += nt;
        h[2] += nn;
        double u0 = nt * n0 + tt * t0;
        double w0 = nn * n0 + nt * t0;
        h[3] += u0;
        h[4] += w0;
        h[5] += n0 * w0 + t0 * u0;
        for (int k = 0; k <= rows.link[i]; k++) {
            double n = rows.normal[4 * i + 1 + k];
            double t = rows.tangent[4 * i + 1 + k];
            double u = nt * n + tt * t;
            double w = nn * n + nt * t;
            int row = TreeMatrix.row(rows.leg[i], k);
            h[row] += u;
            h[row + 1] += w;
            for (int j = 0; j <= k + 1; j++) {
                h[row + 2 + j] += rows.normal[4 * i + j] * w + rows.tangent[4 * i + j] * u;
            }
        }
    }

    /** Adds {@code across n + along t} of a contact. */
    private static void load(Constraints rows, int i, double across, double along, double[] out) {
        out[0] += along;
        out[1] += across;
        out[2] += rows.normal[4 * i] * across + rows.tangent[4 * i] * along;
        int dof = 3 + 3 * rows.leg[i];
        for (int k = 0; k <= rows.link[i]; k++) {
            out[dof + k] +=
                    rows.normal[4 * i + 1 + k] * across + rows.tangent[4 * i + 1 + k] * along;
        }
    }

    /** {@code J a - aref} of every row. */
    private void residuals(Constraints rows, double[] a, double[] out) {
        project(rows, a, out);
        for (int i = 0; i < rows.limits; i++) {
            out[i] -= rows.limitTarget[i];
        }
        int edges = EDGES * rows.contacts;
        for (int i = 0; i < edges; i++) {
            out[rows.limits + i] -= rows.target[i];
        }
    }

    /** {@code J a} of every row. */
    private void project(Constraints rows, double[] a, double[] out) {
        for (int i = 0; i < rows.limits; i++) {
            out[i] = rows.limitSign[i] * a[rows.limitHinge[i] + 3];
        }
        double mu = model.friction;
        for (int i = 0; i < rows.contacts; i++) {
            double across = a[1] + rows.normal[4 * i] * a[2];
            double along = a[0] + rows.tangent[4 * i] * a[2];
            int dof = 3 + 3 * rows.leg[i];
            for (int k = 0; k <= rows.link[i]; k++) {
                across += rows.normal[4 * i + 1 + k] * a[dof + k];
                along += rows.tangent[4 * i + 1 + k] * a[dof + k];
            }
            int row = rows.limits + EDGES * i;
            out[row] = across + mu * along;
            out[row + 1] = across - mu * along;
            out[row + 2] = across;
        }
    }

    /** {@code J' f} of the rows of A at the current point. */
    private void push(Constraints rows, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < rows.limits; i++) {
            if (active[i]) {
                int dof = rows.limitHinge[i] + 3;
                out[dof] -= rows.limitWeight[i] * current[i] * rows.limitSign[i];
            }
        }
        double mu = model.friction;
        for (int i = 0; i < rows.contacts; i++) {
            int row = rows.limits + EDGES * i;
            double d = rows.weight[i];
            double with = active[row] ? -d * current[row] : 0;
            double against = active[row + 1] ? -d * current[row + 1] : 0;
            double across = active[row + 2] ? -2 * d * current[row + 2] : 0;
            load(rows, i, with + against + across, mu * (with - against), out);
        }
    }

    /** Moves to the minimum on the line through the current point and the candidate. */
    private void search(
            double[] mass, double[] force, Constraints rows, int n, double[] acceleration) {
        for (int d = 0; d < DOFS; d++) {
            direction[d] = candidate[d] - acceleration[d];
        }
        project(rows, direction, slope);
        TreeMatrix.multiply(mass, acceleration, product);
        double gradient = 0;
        for (int d = 0; d < DOFS; d++) {
            gradient += direction[d] * (product[d] - force[d]);
        }
        TreeMatrix.multiply(mass, direction, product);
        double curvature = 0;
        for (int d = 0; d < DOFS; d++) {
            curvature += direction[d] * product[d];
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (current[i] < 0) {
                double weight = weight(rows, i);
                gradient += weight * current[i] * slope[i];
                curvature += weight * slope[i] * slope[i];
            }
            if (current[i] < 0 ? slope[i] > 0 : slope[i] < 0) {
                insert(-current[i] / slope[i], i, count++);
            }
        }
        double at = -gradient / curvature;
        for (int k = 0; k < count && turns[k] < at; k++) {
            int i = turning[k];
            double weight = current[i] < 0 ? -weight(rows, i) : weight(rows, i);
            gradient += weight * current[i] * slope[i];
            curvature += weight * slope[i] * slope[i];
            at = Math.max(turns[k], -gradient / curvature);
        }
        for (int d = 0; d < DOFS; d++) {
            acceleration[d] += at * direction[d];
        }
        residuals(rows, acceleration, current);
    }

    private void insert(double turn, int row, int count) {
        int k = count;
        for (; k > 0 && turns[k - 1] > turn; k--) {
            turns[k] = turns[k - 1];
            turning[k] = turning[k - 1];
        }
        turns[k] = turn;
        turning[k] = row;
    }
}
