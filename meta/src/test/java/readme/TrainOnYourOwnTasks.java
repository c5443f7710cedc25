package readme;

// README: begin
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;

public class TrainOnYourOwnTasks {
    public static void main(String[] arguments) throws IOException {
        var tasks = HiddenGoal.TASKS;
        var config = TrainingConfig.defaults().with("algorithm", "maml").with("iterations", "10");
        Path file = Files.createTempFile("own", ".safetensors");
        try (Training training = new Training(config, tasks)) {
            training.cancelAfter(Duration.ofMinutes(5)); // or cancel(), from any thread
            training.run(done -> {
                if (done.iteration() % 5 == 0) {
                    System.out.printf(
                            Locale.ROOT, "%.1f -> %.1f%n", done.returnBefore(), done.returnAfter());
                }
            });
            training.checkpoint().write(file);
        }
        try (Training again = new Training(config, tasks)) {
            again.restore(Checkpoint.read(file));
            var adapted =
                    new Adaptation(config, tasks)
                            .adapt(again.parameters(), new HiddenGoal.Task(0.8), 3, 42);
            for (double mean : adapted.meanReturns()) {
                System.out.printf(Locale.ROOT, "return %.1f%n", mean);
            }
        }
        Files.delete(file);
    }
}
// README: end
