/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.transport.UpgradeRejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A topic that has turned out to be partitioned. A reader of such a topic cannot resume, so each
 * partition is read as a topic.
 *
 * @param count the number of partitions, from 1
 * @param position where the reader of the whole topic has to resume, in one of the partitions; null
 *     if that is the start of its options
 * @param since begins with events published at this time in all other partitions; null for their
 *     oldest event
 */
public record PartitionedTopic(int count, @Nullable String position, @Nullable Instant since) {

    /** A position from which the whole topic is read, if it is not partitioned. */
    public static final String BEFORE_EVERY_MESSAGE = MessageId.afterEntry(0, -1, -1).toText();

    /** Whether a message shows that its topic is partitioned. */
    static boolean isShownBy(TopicName topic, MessageFrame message) {
        return !topic.streamOf(message.messageId()).equals(topic);
    }

    /** Whether a failed attempt of a reader shows that its topic is partitioned. */
    static boolean isShownBy(Throwable failure) {
        return failure instanceof UpgradeRejectedException rejected
                && rejected.isOfPartitionedTopic();
    }

    /**
     * {@return the options of the reader of a partition. All readers share the window of the topic}
     *
     * @param topic the options of the reader of the topic
     * @param index the number of the partition, from 0
     */
    public StreamOptions options(StreamOptions topic, int index) {
        return topic.of(
                topic.topic().partition(index),
                reader((ReaderApi) topic.api(), index),
                Math.max(
                        StreamOptions.MIN_READER_QUEUE_SIZE,
                        topic.receiverQueueSize() / Math.max(count, index + 1)));
    }

    private ReaderApi reader(ReaderApi ofTopic, int index) {
        if (index < count && position == null) {
            return ofTopic;
        }
        Instant start = index < count ? since : null;
        Instant stop = ofTopic.stopTime();
        boolean hasEnded = start != null && stop != null && !stop.isAfter(start);
        return new ReaderApi(
                hasEnded ? ReaderApi.LATEST : ReaderApi.EARLIEST, // without a time
                ofTopic.readerName(),
                hasEnded ? null : start,
                stop,
                ofTopic.positionExpired());
    }

    /**
     * {@return the position of a partition for which none is stored; null if it begins at the start
     * of its options}
     *
     * @param index the number of the partition, from 0
     */
    public @Nullable String position(int index) {
        MessageId id = MessageId.parseOrNull(position);
        // A partition that is added again, after the topic had fewer, has other events.
        return id != null && id.partition() == index && index < count ? position : null;
    }
}
