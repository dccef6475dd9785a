/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.broker.TopicName;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tasks that a connection leaves on the server's thread. */
class SocketHandlerTest {

    /** The channel's result if no task is scheduled. */
    private static final long NOTHING = -1;

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aConnectionThatHasEndedIsPingedNoMore() {
        ServerSettings settings =
                new ServerSettings("127.0.0.1", 0, Duration.ofHours(1), Duration.ofHours(1), null);
        SocketHandler socket = new SocketHandler(client(), new Silence(), settings, () -> {});
        channel.pipeline().addLast(socket);
        socket.open(channel.pipeline().context(socket));
        assertThat(channel.runScheduledPendingTasks()).isPositive();

        // Not by close(), with which this channel itself cancels scheduled tasks.
        channel.pipeline().fireChannelInactive();

        assertThat(channel.runScheduledPendingTasks()).isEqualTo(NOTHING);
    }

    private ClientConnection client() {
        ConnectionRequest request =
                new ConnectionRequest(
                        Endpoint.READER,
                        new TopicName("tenant01", "event-v1", "all"),
                        null,
                        Map.of(),
                        Map.of(),
                        Instant.EPOCH);
        FrameGate gate = new FrameGate(channel, new FrameWriter(ZoneOffset.UTC), List.of());
        return new ClientConnection(
                request, new OneThread(channel.eventLoop()), gate, new FaultPlan());
    }

    /** Sends nothing. */
    private static final class Silence implements Conversation {

        @Override
        public void open() {}

        @Override
        public void receive(String text) {}

        @Override
        public void writable() {}

        @Override
        public void end() {}
    }
}
