package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that are closed while they are at work, by any thread. */
@Timeout(60)
class WorkersTest {

    /** Closes at any moment: before, between and within the rounds of another thread. */
    @Test
    void closingEndsTheWaitAtAnyMoment() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 1500; round++) {
            Workers<Integer> workers = new Workers<>(1 + round % 3, i -> i);
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<Integer> run =
                    new FutureTask<>(() -> {
                        begun.countDown();
                        while (true) {
                            workers.forEach(3, (_, _) -> Thread.onSpinWait());
                        }
                    });
            Thread.ofPlatform().daemon().start(run);
            begun.await();
            for (int spin = random.nextInt(2000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            workers.close();
            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("closed while tasks were running");
        }
    }

    @Test
    void aWorkerMayCloseThemItself() {
        AtomicInteger begun = new AtomicInteger();
        Workers<Integer> workers = new Workers<>(1, i -> i);
        assertThatThrownBy(() ->
                        workers.forEach(
                                100,
                                (_, _) -> {
                                    begun.incrementAndGet();
                                    workers.close();
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(begun.get()).isOne();
    }
}
