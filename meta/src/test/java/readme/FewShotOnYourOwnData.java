package readme;

// README: begin
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.problem.Problem;

public class FewShotOnYourOwnData {
    public static void main(String[] arguments) {
        float[][][] rows = OwnFewShotTest.measurements(); // [species][specimen][4 numbers]
        var network = new Mlp(List.of(4, 32, 32, 2), Mlp.Activation.RELU); // 2 of them a task
        var problem = Problem.classification("species", network, rows, 20); // 20 are held out
        var options = Map.of("algorithm", "maml", "trajectories", "2", "iterations", "100");
        var config = TrainingConfig.of(options);
        try (Training training = new Training(config, problem)) {
            training.run(done -> {}); // a listener, cancel(), checkpoint() as with environments
            var protocol = EvaluationProtocol.of(problem).withSteps(2);
            float[] theta = training.parameters();
            for (var row : Evaluation.evaluate(config, problem, theta, protocol)) {
                System.out.printf(Locale.ROOT, "%.1f %%%n", 100 * row.meanReturn());
            }
        }
    }
}
// README: end
