/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A decoder, and frames as texts. */
final class FrameFixture {

    /** As Pulsar 4.0.8 sends it. */
    static final String PLAIN =
            "{\"messageId\":\"CAUQADAA\",\"payload\":\"cGxhaW4=\",\"properties\":{},"
                    + "\"publishTime\":\"2026-11-24T06:23:41.533Z\",\"redeliveryCount\":0}";

    static final String FULL =
            "{\"messageId\":\"CAUQATAA\",\"payload\":\"eyJ4IjoxfQ==\","
                    + "\"properties\":{\"a\":\"1\",\"k é\":\"v\\\"q\"},"
                    + "\"publishTime\":\"2026-11-24T06:23:41.548Z\",\"redeliveryCount\":3,"
                    + "\"eventTime\":\"2026-01-02T03:04:05.678Z\",\"key\":\"key-1\"}";

    final FrameDecoder decoder = new FrameDecoder();

    MessageFrame message(String frame) throws MalformedFrameException {
        return (MessageFrame) decode(frame);
    }

    ServerFrame decode(String frame) throws MalformedFrameException {
        byte[] bytes = frame.getBytes(UTF_8);
        return decoder.decode(bytes, 0, bytes.length);
    }

    /** The failure of the decoder, or null if it accepts the frame. */
    MalformedFrameException failure(String frame) {
        return catchThrowableOfType(MalformedFrameException.class, () -> decode(frame));
    }
}
