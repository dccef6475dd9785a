/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.StoredMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;

/**
 * Writes a message as Pulsar does: fields in this order, no white space, non-ASCII characters not
 * escaped, fields absent rather than null, times without trailing zeros in the fraction.
 */
final class FrameWriter {

    private static final int ENVELOPE = 256;

    private final ZoneId zone;

    /**
     * @param zone the zone of event times
     */
    FrameWriter(ZoneId zone) {
        this.zone = zone;
    }

    ByteBuf write(ByteBufAllocator allocator, StoredMessage stored, int redeliveryCount) {
        Message message = stored.message();
        byte[] payload = Base64.getEncoder().encode(message.payload());
        ByteBuf frame = allocator.buffer(payload.length + ENVELOPE);
        ascii(frame, "{\"messageId\":\"");
        ascii(frame, stored.id().toText());
        ascii(frame, "\",\"payload\":\"");
        frame.writeBytes(payload);
        ascii(frame, "\",\"properties\":{");
        writeProperties(frame, message.properties());
        ascii(frame, "},\"publishTime\":\"");
        ascii(frame, time(stored.publishTime()));
        ascii(frame, "\",\"redeliveryCount\":");
        ascii(frame, Integer.toString(redeliveryCount));
        if (message.eventTime() != null) {
            ascii(frame, ",\"eventTime\":\"");
            ascii(frame, time(OffsetDateTime.ofInstant(message.eventTime(), zone)));
            ascii(frame, "\"");
        }
        if (message.key() != null) {
            ascii(frame, ",\"key\":");
            quoted(frame, message.key());
        }
        return frame.writeByte('}');
    }

    private static void writeProperties(ByteBuf frame, Map<String, String> properties) {
        boolean first = true;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (!first) {
                frame.writeByte(',');
            }
            first = false;
            quoted(frame, property.getKey());
            frame.writeByte(':');
            quoted(frame, property.getValue());
        }
    }

    private static void quoted(ByteBuf frame, String text) {
        frame.writeByte('"');
        frame.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        frame.writeByte('"');
    }

    private static String time(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static void ascii(ByteBuf frame, String text) {
        frame.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
