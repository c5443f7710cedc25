package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metagrad.autodiff.tiles.PartedWork;

/** Workers that help each other, and that are closed while they are at work, by any thread. */
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

    /** Parts of which each may be made to wait, or to throw; what they give is added in order. */
    private static final class Parts implements PartedWork {
        private final int parts;
        private final IntConsumer each;
        private final int[] places = new int[100];
        private final List<Integer> taken = new ArrayList<>();
        private final Set<Integer> threads = ConcurrentHashMap.newKeySet();
        private final AtomicInteger running = new AtomicInteger();

        Parts(int parts, IntConsumer each) {
            this.parts = parts;
            this.each = each;
        }

        @Override
        public int parts() {
            return parts;
        }

        @Override
        public void run(int thread, int part, int place) {
            running.incrementAndGet();
            try {
                threads.add(thread);
                each.accept(part);
                places[place] = part;
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public void take(int part, int place) {
            assertThat(places[place]).isEqualTo(part);
            taken.add(part);
        }
    }

    /** Two parts that wait for each other to begin are done by two threads at once. */
    @Test
    void aThreadWithoutATaskHelpsAndResultsAreTakenInOrder() {
        try (Workers<Integer> workers = new Workers<>(3, i -> i)) {
            for (int round = 0; round < 200; round++) {
                CyclicBarrier two = new CyclicBarrier(2);
                Parts work = new Parts(10, part -> meet(two, part));
                workers.forEach(1, (worker, _) -> workers.crew().run(worker, work));
                assertThat(work.taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
                assertThat(work.threads.size()).isGreaterThan(1);
            }
        }
    }

    private static void meet(CyclicBarrier first, int part) {
        try {
            if (part < 2) {
                first.await();
            }
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More owners than there is help for, each with parts of its own, in any order. */
    @Test
    void everyOwnerGetsItsOwnParts() {
        try (Workers<Integer> workers = new Workers<>(4, i -> i)) {
            for (int round = 0; round < 300; round++) {
                List<Parts> works = new ArrayList<>();
                for (int task = 0; task < 6; task++) {
                    works.add(new Parts(1 + (task + round) % 30, _ -> Thread.onSpinWait()));
                }
                workers.forEach(
                        works.size(),
                        (worker, task) -> workers.crew().run(worker, works.get(task)));
                for (Parts work : works) {
                    assertThat(work.taken)
                            .containsExactlyElementsOf(
                                    IntStream.range(0, work.parts).boxed().toList());
                }
            }
        }
    }

    /** Of two parts that fail, the first one's failure is thrown, whichever comes first in time. */
    @Test
    void theFirstPartThatFailsIsTold() {
        try (Workers<Integer> workers = new Workers<>(3, i -> i)) {
            for (int round = 0; round < 300; round++) {
                CountDownLatch later = new CountDownLatch(1);
                Parts work =
                        new Parts(
                                8,
                                part -> {
                                    if (part == 5) {
                                        later.countDown();
                                        throw new ArithmeticException("part 5");
                                    }
                                    if (part == 4) {
                                        awaited(later);
                                        throw new ArithmeticException("part 4");
                                    }
                                });
                assertThatThrownBy(() ->
                                workers.forEach(1, (worker, _) -> workers.crew().run(worker, work)))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessage("part 4");
                assertThat(work.taken).containsExactly(0, 1, 2, 3);
                assertThat(work.running).hasValue(0);
            }
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A failure of one task leaves the parts of another, which helpers go on with, whole. */
    @Test
    void aTaskThatFailsDoesNotEndTheHelpForAnother() {
        try (Workers<Integer> workers = new Workers<>(3, i -> i)) {
            CyclicBarrier two = new CyclicBarrier(2);
            Parts work = new Parts(6, part -> meet(two, part));
            assertThatThrownBy(() ->
                            workers.forEach(
                                    2,
                                    (worker, task) -> {
                                        if (task == 1) {
                                            throw new ArithmeticException("task 1");
                                        }
                                        workers.crew().run(worker, work);
                                    }))
                    .hasMessage("task 1");
            assertThat(work.taken).hasSize(6);
        }
    }

    /** Compiled code throws what the machine keeps: two threads then throw one and the same. */
    @Test
    void oneFailureOfTwoThreadsIsThrownOnce() {
        ArithmeticException kept = new ArithmeticException("kept");
        try (Workers<Integer> workers = new Workers<>(2, i -> i)) {
            CyclicBarrier two = new CyclicBarrier(2);
            assertThatThrownBy(() ->
                            workers.forEach(
                                    2,
                                    (_, task) -> {
                                        meet(two, task);
                                        throw kept;
                                    }))
                    .isSameAs(kept)
                    .hasNoSuppressedExceptions();
        }
    }

    /** Another thread would then have places of both. */
    @Test
    void aPartOffersNoWorkOfItsOwn() {
        try (Workers<Integer> workers = new Workers<>(1, i -> i)) {
            Parts inner = new Parts(3, _ -> {});
            Parts work = new Parts(3, _ -> workers.crew().run(0, inner));
            assertThatThrownBy(() ->
                            workers.forEach(1, (worker, _) -> workers.crew().run(worker, work)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a part of a work that offers one itself");
            workers.forEach(1, (worker, _) -> workers.crew().run(worker, inner));
            assertThat(inner.taken).containsExactly(0, 1, 2);
        }
    }

    /** The time of one thread, as a directed step has, is not that of those who helped it. */
    @Test
    void aClockTakesOwnTimesAlone() {
        PhaseClock worker = new PhaseClock();
        long hour = TimeUnit.HOURS.toNanos(1);
        worker.add(PhaseClock.Phase.INNER, System.nanoTime() - hour, 7 * hour);
        assertThat(worker.seconds(PhaseClock.Phase.INNER)).isBetween(8 * 3600.0, 9 * 3600.0);
        PhaseClock step = new PhaseClock();
        step.takeOwn(worker);
        assertThat(step.seconds(PhaseClock.Phase.INNER)).isBetween(3600.0, 2 * 3600.0);
        assertThat(worker.seconds(PhaseClock.Phase.INNER)).isZero();
    }

    /** Closed within helped work, before, between and after parts: nobody waits for ever. */
    @Test
    void closingEndsHelpedWorkAtAnyMoment() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 500; round++) {
            Workers<Integer> workers = new Workers<>(2 + round % 2, i -> i);
            CountDownLatch begun = new CountDownLatch(1);
            List<Parts> works = new ArrayList<>();
            FutureTask<Integer> run =
                    new FutureTask<>(() -> {
                        begun.countDown();
                        while (true) {
                            Parts work = new Parts(12, _ -> Thread.onSpinWait());
                            works.add(work);
                            workers.forEach(1, (worker, _) -> workers.crew().run(worker, work));
                        }
                    });
            Thread.ofPlatform().daemon().start(run);
            begun.await();
            for (int spin = random.nextInt(3000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            workers.close();
            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("closed while tasks were running");
            // a task that has begun is done to its end, and no thread is at it any more
            assertThat(works.getLast().running).hasValue(0);
            assertThat(works.getLast().taken.size()).isIn(0, 12);
        }
    }

    /** An interrupted caller waits for the tasks under way, with all their parts. */
    @RepeatedTest(200)
    void anInterruptedCallerWaitsForHelpers() {
        try (Workers<Integer> workers = new Workers<>(2, i -> i)) {
            Thread caller = Thread.currentThread();
            Parts work =
                    new Parts(
                            20,
                            part -> {
                                if (part == 3) {
                                    caller.interrupt();
                                }
                            });
            assertThatThrownBy(() ->
                            workers.forEach(1, (worker, _) -> workers.crew().run(worker, work)))
                    .hasMessage("interrupted while tasks were running");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(work.taken).hasSize(20);
        }
    }
}
