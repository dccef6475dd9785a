/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.BINARY;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PING;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PONG;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session hands over of the frames that it receives. */
class ReceivedFramesTest extends AgainstScriptedPeer {

    @Test
    void aTextMessageIsHandedOverAsItsBytes() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.text("{\"key\":\"Zürich 日本 😀\"}");

        assertThat(probe.awaitText()).isEqualTo("{\"key\":\"Zürich 日本 😀\"}");
    }

    @Test
    void aBinaryMessageIsHandedOverToo() throws Exception {
        SessionProbe probe = fixture.connect(options);

        peer.acceptUpgrade().raw(Wire.frame(true, BINARY, "{}".getBytes(UTF_8)));

        assertThat(probe.awaitText()).isEqualTo("{}");
    }

    @Test
    void fragmentsAreJoinedAlsoAroundAPing() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        byte[] text = "{\"é\":1}".getBytes(UTF_8);

        wire.raw(Wire.frame(false, TEXT, Arrays.copyOfRange(text, 0, 3))); // within the é
        wire.raw(Wire.frame(true, PING, new byte[0]));
        wire.raw(Wire.frame(false, 0, Arrays.copyOfRange(text, 3, 5)));
        wire.raw(Wire.frame(true, 0, Arrays.copyOfRange(text, 5, text.length)));

        assertThat(probe.awaitText()).isEqualTo("{\"é\":1}");
        assertThat(wire.read().opcode()).isEqualTo(PONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_240, 10_241, 65_535, 65_536, 7 * 1024 * 1024})
    void aMessageMayBeAsLongAsPulsarsLongest(int length) throws Exception {
        SessionProbe probe = fixture.connect(options);
        String text = randomText(length);

        peer.acceptUpgrade().text(text);

        assertThat(probe.awaitText().equals(text)).isTrue();
    }

    @Test
    void messagesOfAllSizesInOneStreamStayApart() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        int[] sizes = {5, 100_000, 0, 4096, 4097, 70_000, 1};
        for (int size : sizes) {
            wire.text("x".repeat(size));
        }

        for (int size : sizes) {
            assertThat(probe.awaitFrame()).hasSize(size);
        }
    }

    @Test
    void messagesInTheSameSegmentAsTheUpgradeAreNotMissed() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(Wire.switchingProtocols(wire.request(), "Upgrade").getBytes(UTF_8));
        for (String text : new String[] {"first", "second", "third"}) {
            segment.writeBytes(Wire.frame(true, TEXT, text.getBytes(UTF_8)));
        }

        wire.raw(segment.toByteArray());

        assertThat(probe.awaitText()).isEqualTo("first");
        assertThat(probe.awaitText()).isEqualTo("second");
        assertThat(probe.awaitText()).isEqualTo("third");
        assertThat(probe.events).containsExactly("opened");
    }

    @Test
    void aCloseInTheSameSegmentAsTheUpgradeIsAnsweredAndReported() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(Wire.switchingProtocols(wire.request(), "Upgrade").getBytes(UTF_8));
        segment.writeBytes(Wire.frame(true, CLOSE, Wire.closePayload(1011, "broken")));

        wire.raw(segment.toByteArray());

        assertThat(probe.awaitClosed()).isEqualTo(new CloseReason(1011, "server: broken"));
        assertThat(wire.read(CLOSE).code()).isEqualTo(1011);
        assertThat(probe.events).containsExactly("opened", "closed");
    }

    @Test
    void aMessageLargerThanTheLimitIsReportedAs1009OnBothSides() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.head(true, TEXT, EngineConfig.MAX_FRAME_SIZE + 1L));

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.TOO_BIG);
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.TOO_BIG);
        wire.awaitEnd();
    }

    @Test
    void fragmentsThatTogetherAreLargerThanTheLimitAreReportedAs1009() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        byte[] half = new byte[EngineConfig.MAX_FRAME_SIZE / 2 + 1];

        wire.raw(Wire.frame(false, TEXT, half));
        wire.raw(Wire.frame(true, 0, half));

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.TOO_BIG);
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.TOO_BIG);
        assertThat(probe.framesLeft()).isZero();
    }

    @Test
    void invalidUtf8IsRejectedWith1007AndNothingAfterItIsHandedOver() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.frame(true, TEXT, new byte[] {'"', (byte) 0xc3, '"'}));
        wire.text("after");

        Frame close = wire.read(CLOSE);
        assertThat(close.code()).isEqualTo(CloseReason.NOT_UTF8);
        wire.raw(Wire.frame(true, CLOSE, close.payload()));
        assertThat(probe.awaitClosed())
                .isEqualTo(new CloseReason(CloseReason.NOT_UTF8, "frame is not valid UTF-8"));
        assertThat(probe.framesLeft()).isZero();
    }

    @Test
    void aFrameAgainstTheProtocolIsReportedAs1002() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(new byte[] {(byte) 0xf1, 0}); // reserved bits

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.PROTOCOL_ERROR);
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.PROTOCOL_ERROR);
    }

    private static String randomText(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
