package readme;

// README: begin
import java.util.Locale;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;

public class AdaptToANewTask {
    public static void main(String[] arguments) {
        TrainingConfig config = TrainingConfig.defaults().with("iterations", "6");
        try (Training training = new Training(config)) {
            for (int i = 0; i < config.iterations(); i++) {
                training.step();
            }
            var heavy = new CartPole.Task(14.0, 0.9, 0.4, 1.0); // gravity, half-length, pole, cart
            var adapted = new Adaptation(config).adapt(training.parameters(), heavy, 2, 42);
            double[] returns = adapted.meanReturns(); // before, and after each step
            System.out.printf(
                    Locale.ROOT,
                    "return %.0f -> %.0f -> %.0f%n",
                    returns[0],
                    returns[1],
                    returns[2]);
        }
    }
}
// README: end
