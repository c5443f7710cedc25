package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.html.Inline;
import org.metagrad.bench.html.Page;
import org.metagrad.bench.html.Section;

/** The page: what is said, and where the scripts draw. */
final class ExplainPage {
    /** The identifier of the block of all numbers. */
    static final String NUMBERS = "numbers";

    private static final List<String> SCRIPTS =
            List.of("parts.js", "tape.js", "steps.js", "policies.js");

    private ExplainPage() {}

    /**
     * The page of these numbers.
     *
     * @param numbers what {@link Explanation#withTimes} gives
     */
    static Page of(Map<String, Object> numbers) {
        List<Inline> inline =
                new ArrayList<>(
                        List.of(
                                new Inline.Style(Inline.resource(ExplainPage.class, "explain.css")),
                                new Inline.Data(NUMBERS, numbers)));
        SCRIPTS.forEach(
                name -> inline.add(new Inline.Script(Inline.resource(ExplainPage.class, name))));
        return new Page(
                "How second-order MAML gradients work",
                Html.of(
                        Prose.paragraph(
                                "MAML learns a start θ from which one step of gradient descent adapts to a task. To improve θ, the gradient after the step must be carried back *through the step*, and there the second derivative appears. This page goes that way slowly: a program, its adjoints, its tangents, the step, several steps, and what all that means for policies."),
                        Prose.paragraph(
                                "Every number was computed by metagrad's engine when the page was written. A slider moves between points that were computed; there is nothing between two of them. The arrow keys, Home and End move the slider that has the focus, and in the first three figures step forwards and back."),
                        Html.element(
                                "noscript",
                                Html.paragraph(
                                        "The figures are drawn by the scripts in this file, which this browser does not run: the text is all there is without them."))),
                sections(),
                Html.paragraph(
                        "Written by metagrad explain. All numbers are in one JSON block at the end of this file."),
                inline);
    }

    private static List<Section> sections() {
        return List.of(
                new Section(
                        "tape",
                        "1. A loss is a program",
                        Prose.paragraph(
                                "One neuron with parameters u and w sees one sample, x = 2 with target y = 1. Tracing the loss writes down each operation as a line of its own, in an order in which they can be computed. This list is the *tape*; everything that follows is a transformation of it."),
                        Prose.formula("L(u, w) = ½ (w tanh(2u) − 1)^2"),
                        lab(
                                "lab-tape",
                                "The lines are computed from above to below, each from the lines before it.")),
                new Section(
                        "adjoints",
                        "2. Backwards: the adjoints",
                        Prose.paragraph(
                                "The adjoint of a line says how much L changes when that line changes: t̄ = dL/dt. The last line is L itself, so L̄ = 1. Going backwards, the rule of each line hands its adjoint on to its operands, times the derivative of the operation; a variable that was used twice adds up what it gets."),
                        Prose.formula("t = tanh(a):   ā += t̄ · (1 − t · t)"),
                        lab(
                                "lab-adjoint",
                                "Each rule was asked of the engine: it is the derivative of a program of that one line.")),
                new Section(
                        "tangents",
                        "3. Forwards again: H v is the pushforward of the gradient",
                        Prose.paragraph(
                                "Computing the adjoints is a program too. So it can be differentiated once more, this time along a direction v = (du, dw): each value gets a tangent, and so does each adjoint. At the end the adjoints of u and w are the gradient g, and their tangents are how g changes along v. That is the Hessian times v, at the price of a few gradients and without the matrix ever being formed."),
                        Prose.formula("H v = d/dε g(θ + ε v) at ε = 0"),
                        lab(
                                "lab-tangent",
                                "First the values move along v, downwards; then the adjoints do, upwards.")),
                new Section(
                        "plane",
                        "4. One inner step, and the way back through it",
                        Prose.paragraph(
                                "The inner step goes down the loss of the data D: θ_1 = θ_0 − α g. There the loss of fresh data D′ (x = 1, y = 1) has the gradient v. FOMAML takes v for the gradient at θ_0. But θ_1 moves with θ_0, and not one for one, since g changes on the way as well, by H: the derivative of the step is I − αH. MAML's gradient is therefore"),
                        Prose.formula("dL′(θ_1)/dθ_0 = (I − αH) v = v − αH v"),
                        Prose.paragraph(
                                "Along an eigenvector of H with eigenvalue λ the factor is 1 − αλ. It is 1 without a step, 0 where α = 1/λ, and negative beyond: from α = 1/λ_{max} on the inner step overshoots in the steepest direction, and the sign of the gradient there *flips*."),
                        lab(
                                "lab-plane",
                                "Thin lines: contours of the inner loss; dashed: of the outer loss. Arrows are steps, so they go against the gradients. The same number came from differentiating one program with the inner step inside, last row of the table.")),
                new Section(
                        "steps",
                        "5. Several inner steps: a product",
                        Prose.paragraph(
                                "With k inner steps the chain rule multiplies: one factor for each step, each with the Hessian at the place where that step was taken. It is computed from the end: take v at θ_k and pull it back, step by step, with one Hessian-vector product each. No product of matrices is formed; it is shown here to compare."),
                        Prose.formula(
                                "dL′(θ_k)/dθ_0 = (I − αH_0)(I − αH_1) ⋯ (I − αH_{k−1}) v;   backwards: v ← v − αH_s v"),
                        lab(
                                "lab-steps",
                                "At θ_k stands the outer gradient v, at each earlier place what is left of it. Many steps into a valley leave only the directions along which it is flat.")),
                new Section(
                        "directed",
                        "6. What the directed step imitates",
                        Prose.paragraph(
                                "Directed-MAML takes a plain gradient step of size η on the medium task, the one of mean parameters, before each epoch. On quadratic losses that share their curvature A, FOMAML's direction from there is exactly MAML's direction at θ when η = α: the directed step brings in the factor I − αA that FOMAML leaves out. So an update of Directed-FOMAML is MAML's update less α g_m."),
                        Prose.formula(
                                "FOMAML at θ − αAδ:  A (I − αA)(I − αA) δ  =  (I − αA) A (I − αA) δ:  MAML at θ"),
                        Prose.paragraph(
                                "Here δ is θ less the mean centre. Where each task bends in its own way, one step on the medium task cannot know it: move the first slider and see what residual remains at η = α, and how far FOMAML alone is off."),
                        lab(
                                "lab-directed",
                                "Four quadratic tasks, α = 0.3. An ellipse is narrow where its task is steep.")),
                new Section(
                        "estimators",
                        "7. Policy gradients: which Hessian?",
                        Prose.paragraph(
                                "For policies L = −J is an expectation over trajectories, and the data themselves depend on θ. A surrogate is a loss over given trajectories whose gradient is right on average. Its Hessian need not be: LOGPROB, log π times the advantage, misses that the odds of the action itself move with θ, and changes with the baseline; LVC misses how an early choice changes the odds of later states; DICE has all of it."),
                        Prose.formula(
                                "∇^2J = E[ Σ_t F_t ( ∇^2 log π_t + s_t s_t′ + S_{t−1} s_t′ + s_t S_{t−1}′ ) ]:  LOGPROB has the first term, LVC two, DICE all"),
                        Prose.paragraph(
                                "Here s_t = ∇ log π_t, S_t is their sum so far, and F_t the advantage. The process has two states and two steps, so all its trajectories can be gone through and nothing is sampled: what you see is bias, not noise. The bandit of one step is the case in which LVC misses nothing."),
                        lab(
                                "lab-estimators",
                                "In state s_0, action a_1 leads to s_1 with probability 0.6 and a_0 with 0.4; from s_1 each action leads to either with 0.5. Rewards: 0.5 for a_0 in s_0, 2 for a_1 in s_1. The arms of the bandit pay 1, 0.25 and −0.5. Blue is negative, orange positive.")),
                new Section(
                        "costs",
                        "8. What it costs",
                        Prose.paragraph(
                                "A gradient costs two to three losses, and with H v beside it less than three gradients. FOMAML takes two gradients, one at θ_0 and one at θ_1; MAML adds one Hessian-vector product, which can use again what the inner gradient has computed. The model counts operations and bytes from the shapes alone; the clock was the one of the machine that wrote this page, whatever else it was doing."),
                        lab(
                                "lab-costs",
                                "Times are of the planned programs on one thread, the least median of several rounds. They are the only numbers here that another run will not give again.")),
                new Section(
                        "networks",
                        "9. A network of your own",
                        Prose.paragraph(
                                "Choose a network. The task is a sine curve with ten samples for the inner step and ten others for the outer loss; the parameters are the usual random ones. The greatest eigenvalue of the Hessian says from which α on the second order matters: near α λ_{max} = 1 FOMAML and MAML part."),
                        lab(
                                "lab-networks",
                                "Prepared networks, each computed in full: Hessian, meta-gradients, program. The eigenvalues of the Hessian are by EJML.")));
    }

    private static Html lab(String id, String caption) {
        return Html.element(
                "figure",
                Map.of("class", "lab", "id", id),
                Html.element("figcaption", Prose.inline(caption)));
    }
}
