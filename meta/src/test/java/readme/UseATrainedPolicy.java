package readme;

// README: begin
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.metagrad.envs.SingleEnvironment;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Episodes;
import org.metagrad.meta.Policies;
import org.metagrad.meta.Policy;

public class UseATrainedPolicy {
    public static void main(String[] arguments) throws IOException {
        var cartPole = Environments.named("cartpole-goal"); // yours may be anything
        var environment = SingleEnvironment.of(cartPole, cartPole.task(-1.5));

        Policy policy = Policies.load(Path.of(arguments[0]));
        Episodes episodes = policy.episodes();
        double before = collect(policy, environment, episodes);
        policy.adapt(episodes, 1); // and forgets them: what comes next is of another policy
        double after = collect(policy, environment, episodes);
        System.out.printf(Locale.ROOT, "return %.0f -> %.0f%n", before, after);
    }

    /** Twenty episodes. */
    static double collect(Policy policy, SingleEnvironment environment, Episodes episodes) {
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            float[] observation = environment.reset(seed);
            SingleEnvironment.Step step;
            do {
                step = environment.step(policy.act(observation));
                episodes.add(observation, policy.drawn(), step.reward());
                observation = step.observation();
                sum += step.reward() / 20;
            } while (!step.terminated() && !step.truncated());
            if (step.terminated()) {
                episodes.terminate();
            } else {
                episodes.truncate(observation);
            }
        }
        return sum;
    }
}
// README: end
