import java.io.IOException;
import java.util.Arrays;
import java.util.Scanner;
import org.metagrad.envs.cheetah.CheetahPhysics;
import org.metagrad.envs.cheetah.HalfCheetahTask;

/**
 * Steps half-cheetahs, for mujoco_states.py: a line of the standard input has the factors of mass,
 * friction and gear, 9 positions, 9 velocities and 6 controls; a line of the output has positions
 * and velocities five steps of the physics later. The last line counts the solver's limits.
 */
class CheetahSteps {
    private static final int STEPS = 5;

    public static void main(String[] arguments) throws IOException {
        Scanner lines = new Scanner(System.in);
        StringBuilder out = new StringBuilder();
        HalfCheetahTask.Body body = HalfCheetahTask.Body.GYMNASIUM;
        CheetahPhysics physics = new CheetahPhysics(body);
        long limits = 0;
        while (lines.hasNextLine()) {
            double[] numbers =
                    Arrays.stream(lines.nextLine().split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            HalfCheetahTask.Body next =
                    new HalfCheetahTask.Body(numbers[0], numbers[1], numbers[2]);
            if (!next.equals(body)) {
                limits += physics.solverLimitsReached();
                body = next;
                physics = new CheetahPhysics(body);
            }
            double[] q = Arrays.copyOfRange(numbers, 3, 12);
            double[] v = Arrays.copyOfRange(numbers, 12, 21);
            physics.step(STEPS, q, v, Arrays.copyOfRange(numbers, 21, 27));
            for (double x : q) {
                out.append(x).append(' ');
            }
            for (double x : v) {
                out.append(x).append(' ');
            }
            out.append('\n');
        }
        System.out.print(out);
        System.out.println(limits + physics.solverLimitsReached());
    }
}
