/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When frames wait in the socket for a millisecond, and when they do not. */
class ReadCoalescerTest {

    private static final int MAX = 100;

    private final CountingReads reads = new CountingReads();
    private long micros;
    private EmbeddedChannel channel = channel(MAX);

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void framesThatComeNowAndThenAreReadAtOnce() {
        for (int i = 0; i < 100; i++) {
            pass(200);
            read(1);
            assertThat(isPaused()).isFalse();
        }
    }

    @Test
    void framesThatComeOneByOneInQuickSuccessionWaitForAMillisecond() {
        quickReads(7, 1);
        assertThat(isPaused()).isFalse();

        quickReads(1, 1);

        assertThat(isPaused()).isTrue();
        pass(999);
        assertThat(isPaused()).isTrue();
        pass(1);
        assertThat(isPaused()).isFalse();
    }

    @Test
    void everyFrameIsHandedOver() {
        quickReads(8, 1);
        pass(1000);
        read(20);

        assertThat(channel.inboundMessages()).hasSize(28);
    }

    @Test
    void aPauseThatHasBroughtManyIsFollowedByAnother() {
        quickReads(8, 1);
        pass(1000);

        read(8);

        assertThat(isPaused()).isTrue();
    }

    @Test
    void aPauseThatHasBroughtFewIsTheLast() {
        quickReads(8, 1);
        pass(1000);

        read(7);

        assertThat(isPaused()).isFalse();
    }

    @Test
    void framesThatComeTogetherAlreadyAreReadAtOnce() {
        quickReads(100, 3);

        assertThat(isPaused()).isFalse();
    }

    @Test
    void readsThatBringNoWholeFrameDoNotCount() {
        quickReads(100, 0);

        assertThat(isPaused()).isFalse();
    }

    @Test
    void aPauseThatHasBroughtTooMuchOfTheWindowIsNotRepeatedSoon() {
        quickReads(8, 1);
        pass(1000);

        read(MAX + 1);

        quickReads(100, 1);
        assertThat(isPaused()).isFalse();
        pass(20_000);
        quickReads(8, 1);
        assertThat(isPaused()).isTrue();
    }

    @Test
    void aSmallWindowNeverWaits() {
        channel.finishAndReleaseAll();
        channel = channel(7);

        quickReads(100, 1);

        assertThat(isPaused()).isFalse();
    }

    @Test
    void aReadRequestedInAPauseFollowsAfterIt() {
        quickReads(8, 1);
        int before = reads.count;

        channel.read();
        assertThat(reads.count).isEqualTo(before);
        pass(1000);

        assertThat(reads.count).isGreaterThan(before);
    }

    @Test
    void aChannelThatIsClosedInAPauseStaysClosed() {
        quickReads(8, 1);
        channel.close();

        pass(1000);

        channel.checkException();
        assertThat(channel.isOpen()).isFalse();
    }

    private EmbeddedChannel channel(int most) {
        return new EmbeddedChannel(
                reads, new ReadCoalescer(most, () -> TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    private void quickReads(int count, int frames) {
        for (int i = 0; i < count; i++) {
            pass(100);
            read(frames);
        }
    }

    /** One read of the socket with this number of frames. */
    private void read(int frames) {
        for (int i = 0; i < frames; i++) {
            channel.pipeline().fireChannelRead(new TextWebSocketFrame("{}"));
        }
        channel.pipeline().fireChannelReadComplete();
    }

    private void pass(long more) {
        micros += more;
        channel.advanceTimeBy(more, TimeUnit.MICROSECONDS);
        channel.runScheduledPendingTasks();
    }

    private boolean isPaused() {
        return !channel.config().isAutoRead();
    }

    private static final class CountingReads extends ChannelOutboundHandlerAdapter {

        private int count;

        @Override
        public void read(ChannelHandlerContext ctx) {
            count++;
            ctx.read();
        }
    }
}
