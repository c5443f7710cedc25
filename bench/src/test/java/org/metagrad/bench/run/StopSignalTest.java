package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StopSignalTest {
    @Test
    @Timeout(5)
    void theMachineWaitsUntilTheWorkHasClosed() throws InterruptedException {
        StopSignal signal = StopSignal.listen();
        assertThat(signal.requested()).isFalse();
        CountDownLatch released = new CountDownLatch(1);
        Thread hook =
                Thread.ofPlatform()
                        .start(() -> {
                            signal.stopAndWait();
                            released.countDown();
                        });
        while (!signal.requested()) {
            Thread.onSpinWait();
        }
        assertThat(released.await(50, TimeUnit.MILLISECONDS)).isFalse();
        signal.close();
        assertThat(released.await(4, TimeUnit.SECONDS)).isTrue();
        hook.join();
    }
}
