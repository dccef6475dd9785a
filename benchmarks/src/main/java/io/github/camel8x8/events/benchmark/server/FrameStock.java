/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * WebSocket frames that are encoded once, each with a different event and id, in one buffer. There
 * are several times as many as can be in flight, so no id is in flight twice.
 */
public final class FrameStock {

    /** The prefix of a stamped event's {@code interactionGUID}; microseconds since 1970 follow. */
    public static final String STAMP = "at-";

    /** The number of frames; they are sent repeatedly. */
    public static final int FRAMES = 4096;

    private static final int TEXT_FRAME = 0x81;
    private static final int LENGTH_FOLLOWS = 126;
    private static final long LEDGER = 4711;
    private static final String ID_STARTS = "{\"messageId\":\"";

    private final ByteBuf frames = Unpooled.directBuffer(FRAMES * 1400);
    private final int[] starts = new int[FRAMES + 1];

    /**
     * Encodes the frames.
     *
     * @param escaped whether the first character of each id is written as an escape
     */
    public FrameStock(boolean escaped) {
        for (int i = 0; i < FRAMES; i++) {
            starts[i] = frames.writerIndex();
            String text = frameText(i, Interaction.interaction());
            write(frames, escaped ? escaped(text) : text);
        }
        starts[FRAMES] = frames.writerIndex();
    }

    /** The average size of a frame in bytes. */
    public int averageSize() {
        return starts[FRAMES] / FRAMES;
    }

    /** Up to {@code most} consecutive frames of the buffer. */
    ByteBuf run(long index, int most) {
        int from = (int) (index % FRAMES);
        int to = Math.min(FRAMES, from + most);
        return frames.retainedSlice(starts[from], starts[to] - starts[from]);
    }

    /** The number of frames that {@link #run} returns. */
    static int runLength(long index, int most) {
        return Math.min(FRAMES - (int) (index % FRAMES), most);
    }

    /** A new frame whose event contains a time. */
    static ByteBuf stamped(long index, Instant time) {
        String text = frameText(index, Interaction.interaction().guid(STAMP + micros(time)));
        return write(Unpooled.buffer(text.length() + 4), text);
    }

    /** The text of a frame as Pulsar sends it, with an event of a call. */
    public static String frameText(long index, Interaction interaction) {
        byte[] payload = payload(index, interaction);
        return "{\"messageId\":\"%s\",\"payload\":\"%s\",\"properties\":{},\"publishTime\":\"%s\",\"redeliveryCount\":0}"
                .formatted(
                        new MessageId(LEDGER, index, -1, -1).toText(),
                        Base64.getEncoder().encodeToString(payload),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same frame, with the first character of its id written as an escape. */
    public static String escaped(String frame) {
        int id = ID_STARTS.length();
        return ID_STARTS + "\\u%04x".formatted((int) frame.charAt(id)) + frame.substring(id + 1);
    }

    /** An event of the most frequent kinds: a call is created and queued. */
    public static byte[] payload(long index, Interaction interaction) {
        return interaction.created().queued().messages().get((int) (index % 2)).payload();
    }

    /** The clock that server and client share: microseconds since 1970. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static ByteBuf write(ByteBuf target, String text) {
        target.writeByte(TEXT_FRAME).writeByte(LENGTH_FOLLOWS).writeShort(text.length());
        target.writeCharSequence(text, StandardCharsets.US_ASCII);
        return target;
    }
}
