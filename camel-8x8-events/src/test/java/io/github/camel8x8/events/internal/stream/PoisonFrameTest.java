/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.EngineConfig;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.SubscriptionType;
import org.junit.jupiter.api.Test;

/** A frame that ends its session must not end every later session. */
class PoisonFrameTest extends AgainstScriptedPeer {

    @Test
    void aReaderContinuesBehindAFrameThatIsNotUtf8() throws Exception {
        StreamFixture stream = fixture.stream(TestOptions.reader("earliest").at(peer.url()));
        stream.listener.acknowledging();
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        first.raw(notUtf8(2));

        assertThat(first.read(CLOSE).code()).isEqualTo(CloseReason.NOT_UTF8);
        first.end();

        assertThat(peer.accept().request().messageId()).as("exclusive").isEqualTo(id(2));
        assertThat(stream.listener.undecodable)
                .singleElement()
                .satisfies(
                        cause ->
                                assertThat(cause)
                                        .hasMessageContaining("not valid UTF-8")
                                        .hasMessageContaining(id(2)));
    }

    @Test
    void aReaderThatBeginsAtAFrameThatIsNotUtf8ContinuesBehindIt() throws Exception {
        StreamFixture stream = fixture.stream(TestOptions.reader("earliest").at(peer.url()));
        stream.start();
        Wire first = peer.acceptUpgrade();

        first.raw(notUtf8(1));
        first.read(CLOSE);
        first.end();

        assertThat(peer.accept().request().messageId()).isEqualTo(id(1));
    }

    @Test
    void aSubscriptionAcknowledgesAFrameThatIsNotUtf8() throws Exception {
        StreamFixture stream =
                fixture.stream(TestOptions.subscription(SubscriptionType.Exclusive).at(peer.url()));
        stream.start();
        Wire wire = peer.acceptUpgrade();

        wire.raw(notUtf8(2));

        assertThat(wire.read(TEXT).text()).contains(id(2));
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.NOT_UTF8);
    }

    @Test
    void aReaderSkipsAMessageThatIsTooLargeTheSecondTime() throws Exception {
        StreamFixture stream = fixture.stream(TestOptions.reader("earliest").at(peer.url()));
        stream.listener.acknowledging();
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        tooLarge(first);
        Wire second = peer.acceptUpgrade();
        second.message(1); // the session begins with the event at its position
        tooLarge(second);

        String third = peer.accept().request().messageId();

        assertThat(third).isEqualTo(MessageId.parse(id(1)).behindNextEntry().toText());
        await().untilAsserted(
                        () ->
                                assertThat(stream.listener.gaps)
                                        .singleElement()
                                        .asString()
                                        .contains("The message after " + id(1) + " is larger"));
    }

    @Test
    void aReaderSkipsASecondMessageThatIsTooLargeBehindTheFirst() throws Exception {
        StreamFixture stream = fixture.stream(TestOptions.reader("earliest").at(peer.url()));
        stream.listener.acknowledging();
        stream.start();
        MessageId behind = MessageId.parse(id(1));
        for (int skipped = 1; skipped <= 2; skipped++) {
            for (int i = 0; i < 2; i++) {
                Wire wire = peer.acceptUpgrade();
                if (skipped == 1) {
                    wire.message(1);
                }
                tooLarge(wire);
            }
            behind = behind.behindNextEntry();
        }

        assertThat(peer.accept().request().messageId()).isEqualTo(behind.toText());
        await().untilAsserted(() -> assertThat(stream.listener.gaps).hasSize(2));
    }

    /** The server rejects a frame of the client, which does not concern the next message. */
    @Test
    void aReaderSkipsNothingWhenTheServerClosesWith1009() throws Exception {
        StreamFixture stream = fixture.stream(TestOptions.reader("earliest").at(peer.url()));
        stream.listener.acknowledging();
        stream.start();
        for (int i = 0; i < 3; i++) {
            Wire wire = peer.acceptUpgrade();
            wire.message(1);
            wire.closeFrame(CloseReason.TOO_BIG, "Text message size exceeds maximum size");
            wire.read(CLOSE);
            wire.end();
        }

        assertThat(peer.accept().request().messageId()).isEqualTo(CapturedFrames.before(1));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aReaderSkipsNothingWhileAnEventBeforeTheMessageIsInFlight() throws Exception {
        StreamFixture stream = fixture.stream(TestOptions.reader("earliest").at(peer.url()));
        stream.start();
        for (int i = 0; i < 3; i++) {
            Wire wire = peer.acceptUpgrade();
            wire.message(1);
            stream.listener.delivery(0).begin();
            tooLarge(wire);
        }

        peer.acceptUpgrade();

        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aSubscriptionReportsOnceWhatToDoAboutAMessageThatIsTooLarge() throws Exception {
        StreamFixture stream =
                fixture.stream(TestOptions.subscription(SubscriptionType.Exclusive).at(peer.url()));
        stream.start();

        tooLarge(peer.acceptUpgrade());
        tooLarge(peer.acceptUpgrade());
        peer.acceptUpgrade();

        assertThat(stream.listener.warnings)
                .singleElement()
                .asString()
                .contains("larger than this client accepts");
        assertThat(stream.stream.findings().warning()).isNotNull();
    }

    @Test
    void aSessionIsClosedWhoseServerSendsMoreThanTwiceTheWindow() throws Exception {
        StreamFixture stream =
                fixture.stream(TestOptions.reader("earliest").at(peer.url()).window(10));
        stream.start();
        Wire wire = peer.acceptUpgrade();

        for (int i = 0; i < 30; i++) {
            wire.message(i);
        }

        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.POLICY);
        assertThat(stream.listener.deliveries).hasSize(21);
        wire.end();
        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("more events than receiverQueueSize permits");
    }

    private static void tooLarge(Wire wire) throws Exception {
        wire.raw(Wire.head(true, TEXT, EngineConfig.MAX_FRAME_SIZE + 1L));
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.TOO_BIG);
        wire.end();
    }

    private static byte[] notUtf8(long entry) {
        String text =
                "{\"messageId\":\"" + id(entry) + "\",\"payload\":\"e30=\",\"key\":\"\u00c3\"}";
        return Wire.frame(true, TEXT, text.getBytes(ISO_8859_1));
    }
}
