/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.Session;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The frames of one connection. */
class ConnectionTest {

    private final List<String> positions = new ArrayList<>();
    private final List<String> partitioned = new ArrayList<>();
    private final ReaderWindow window =
            new ReaderWindow(ReaderApi.LATEST, null, 10, new StreamStatistics(), new Positions());
    private final Connection connection =
            new Connection(
                    window,
                    new RecordingListener(),
                    new StreamStatistics(),
                    new Partitions(),
                    message -> true);

    /** The reader of the partition reads it. */
    @Test
    void noFrameBehindTheFirstEventOfAPartitionedTopicMovesThePosition() {
        Session session = new OpenSession();
        connection.opened(session);
        byte[] event = Wire.messageText(1).getBytes(ISO_8859_1);
        byte[] next = Wire.messageText(2).getBytes(ISO_8859_1);

        connection.frame(session, event, 0, event.length);
        connection.frame(session, next, 0, next.length);
        connection.notUtf8(session, next, 0, next.length);

        assertThat(partitioned).containsExactly(id(1));
        assertThat(positions).isEmpty();
    }

    private final class Positions implements ReaderWindow.Owner {

        @Override
        public void advanced(String messageId, long passed) {
            positions.add(messageId);
        }

        @Override
        public void positionGone(String messageId, MessageFrame first, boolean replacedTopic) {}

        @Override
        public void seekBack() {}
    }

    private final class Partitions implements Connection.Owner {

        @Override
        public void opened(Connection opened) {}

        @Override
        public void partitioned(Connection of, MessageFrame first) {
            partitioned.add(first.messageId());
        }

        @Override
        public void firstEvent(Connection of, MessageFrame message) {}

        @Override
        public void endOfTopic(Connection of, boolean reached) {}

        @Override
        public void failed(Connection failed, Throwable cause) {}

        @Override
        public void closed(Connection closed, CloseReason reason) {}
    }

    private static final class OpenSession implements Session {

        @Override
        public void acknowledge(String messageId) {}

        @Override
        public void send(byte[] utf8) {}

        @Override
        public CompletableFuture<Void> close(int code, String reason) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
