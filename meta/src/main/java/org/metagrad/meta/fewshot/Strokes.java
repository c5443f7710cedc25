package org.metagrad.meta.fewshot;

import java.util.List;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.problem.Examples;
import org.metagrad.meta.problem.FewShotTasks;

/**
 * Classification of characters that are made of random strokes, after the task of Omniglot (Lake,
 * Salakhutdinov and Tenenbaum 2015): {@link #WAYS} characters a task, none of them seen before when
 * it is evaluated. As many characters train and are held out as there.
 *
 * @param noise of the labels of the examples to adapt to
 */
record Strokes(LabelNoise noise) implements FewShotTasks<Strokes.Characters> {
    static final int WAYS = 5;
    static final int TRAINING = 964;
    static final int HELD_OUT = 659;

    /** The problem with a share of wrong labels. */
    Strokes(double noise) {
        this(new LabelNoise(noise, WAYS));
    }

    /** The characters are the same for all seeds, as those of a data set. */
    private static final RandomStream CHARACTERS = RandomStream.of(0x7374726f6b6573L);

    /**
     * A task.
     *
     * @param numbers of the characters, one for each label; those from {@link #TRAINING} on are
     *     held out
     */
    record Characters(List<Integer> numbers) implements EnvironmentTask {
        /** Copies the list. */
        Characters {
            numbers = List.copyOf(numbers);
        }

        @Override
        public String describe() {
            return "characters " + String.join(" ", numbers.stream().map(String::valueOf).toList());
        }
    }

    @Override
    public Class<Characters> type() {
        return Characters.class;
    }

    @Override
    public Characters sample(RandomStream stream) {
        return distinct(stream, 0, TRAINING);
    }

    @Override
    public Characters sampleHeldOut(RandomStream stream) {
        return distinct(stream, TRAINING, HELD_OUT);
    }

    private static Characters distinct(RandomStream stream, int first, int count) {
        return new Characters(
                java.util.stream.LongStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> first + (int) (count * stream.uniform(i)))
                        .distinct()
                        .limit(WAYS)
                        .toList());
    }

    @Override
    public void draw(Characters task, RandomStream stream, Examples support, Examples query) {
        List<StrokeCharacter> characters =
                task.numbers().stream().map(n -> new StrokeCharacter(CHARACTERS.split(n))).toList();
        fill(characters, stream.split(0), noise, support);
        fill(characters, stream.split(1), LabelNoise.NONE, query);
    }

    private static void fill(
            List<StrokeCharacter> characters, RandomStream stream, LabelNoise noise, Examples to) {
        float[] image = to.room();
        float[] label = new float[1];
        for (int i = 0; i < to.size(); i++) {
            label[0] = noise.label(stream, i, i % WAYS);
            characters.get(i % WAYS).draw(stream.split(i), image);
            to.set(i, image, label);
        }
    }
}
