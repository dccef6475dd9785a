/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.options.PositionExpired;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code 8x8events} endpoint. Those set on the component are the defaults of its
 * endpoints. All times are in milliseconds.
 *
 * <p>Contains values only; {@link ApiOptionRules} checks which of them may be combined.
 */
@UriParams
public class EventsConfiguration extends SubscriptionConfiguration
        implements Cloneable, HeaderFilterStrategyAware {

    @UriPath(label = "common")
    @Metadata(required = true)
    private @Nullable String topic;

    @UriParam(label = "common", defaultValue = "1000")
    private int receiverQueueSize = 1000;

    @UriParam(label = "common")
    private @Nullable String eventTypes;

    @UriParam(label = "common", defaultValue = "1")
    private int concurrentConsumers = 1;

    @UriParam(label = "batch", defaultValue = "false")
    private boolean batching;

    @UriParam(label = "batch", defaultValue = "500")
    private int maxBatchSize = 500;

    @UriParam(label = "batch", javaType = "java.time.Duration", defaultValue = "1000")
    private long batchTimeout = 1000;

    @UriParam(label = "reader", defaultValue = "latest")
    private @Nullable String messageId;

    @UriParam(label = "reader")
    private @Nullable String startTime;

    @UriParam(label = "reader")
    private @Nullable String stopTime;

    @UriParam(label = "reader")
    private @Nullable String readerName;

    @UriParam(label = "reader")
    private @Nullable StateRepository<String, String> offsetRepository;

    @UriParam(label = "reader", javaType = "java.time.Duration", defaultValue = "1000")
    private long offsetCommitInterval = 1000;

    @UriParam(label = "reader", defaultValue = "CONTINUE")
    private PositionExpired positionExpired = PositionExpired.CONTINUE;

    @UriParam(label = "reader", defaultValue = "false")
    private boolean breakOnFirstError;

    @UriParam(label = "advanced")
    private HeaderFilterStrategy headerFilterStrategy = new EventsHeaderFilterStrategy();

    /** {@return a copy that shares only the beans it refers to} */
    public EventsConfiguration copy() {
        try {
            return (EventsConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** {@return the topic or topics; null until set} */
    public @Nullable String getTopic() {
        return topic;
    }

    /**
     * The topic: all, an event type, several of these separated by commas (with one connection
     * each), or agent-v1/{agentId} for the events of one agent.
     *
     * @param topic the topic or topics
     */
    public void setTopic(@Nullable String topic) {
        this.topic = topic;
    }

    /** {@return the maximum number of events in flight} */
    public int getReceiverQueueSize() {
        return receiverQueueSize;
    }

    /**
     * How many events the service may send ahead, from 1 (2 without a subscription) to 1000. It is
     * also the most events that are in flight in the route at any time.
     *
     * @param receiverQueueSize the number of events, 1 to 1000; without a subscription 2 to 1000
     */
    public void setReceiverQueueSize(int receiverQueueSize) {
        this.receiverQueueSize = receiverQueueSize;
    }

    /** {@return the event types to keep, separated by commas; null for all} */
    public @Nullable String getEventTypes() {
        return eventTypes;
    }

    /**
     * The types of the events to route, separated by commas. An asterisk matches any characters, a
     * question mark one character. Other events are acknowledged without an Exchange. If not set,
     * all events are routed.
     *
     * @param eventTypes the types; null for all
     */
    public void setEventTypes(@Nullable String eventTypes) {
        this.eventTypes = eventTypes;
    }

    /** {@return the number of events that are routed at the same time} */
    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * How many events are routed at the same time. With 1 they are routed in the order of arrival.
     * Above 1, events of the same interaction stay in order; events without an interaction stay in
     * order for each agent, otherwise for each message key.
     *
     * @param concurrentConsumers the number of threads, from 1
     */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    /** {@return whether an Exchange has a batch of events} */
    public boolean isBatching() {
        return batching;
    }

    /**
     * Whether events are routed in batches: the body of an Exchange is a list of events, in order.
     * The whole batch is acknowledged when the Exchange completes. If it fails, the whole batch is
     * redelivered, or skipped by a reader without breakOnFirstError.
     *
     * @param batching true to route batches
     */
    public void setBatching(boolean batching) {
        this.batching = batching;
    }

    /** {@return the maximum number of events in a batch} */
    public int getMaxBatchSize() {
        return maxBatchSize;
    }

    /**
     * With batching, the maximum number of events in a batch, from 1 to receiverQueueSize. While
     * the route processes a batch, the next one fills.
     *
     * @param maxBatchSize the number of events, 1 to receiverQueueSize
     */
    public void setMaxBatchSize(int maxBatchSize) {
        this.maxBatchSize = maxBatchSize;
    }

    /** {@return how long a batch waits for further events, in milliseconds} */
    public long getBatchTimeout() {
        return batchTimeout;
    }

    /**
     * With batching, how long after the arrival of its first event a batch is routed even if it is
     * not full, in milliseconds.
     *
     * @param batchTimeout milliseconds, from 1
     */
    public void setBatchTimeout(long batchTimeout) {
        this.batchTimeout = batchTimeout;
    }

    /**
     * {@return the start of a reader: {@code earliest}, {@code latest} or a message id; null for
     * {@code latest}}
     */
    public @Nullable String getMessageId() {
        return messageId;
    }

    /**
     * Where a reader starts: earliest, latest, or a message id as in the Camel8x8EventsMessageId
     * header, which means the event after it. A position in the offsetRepository takes precedence.
     * If not set, latest.
     *
     * @param messageId {@code earliest}, {@code latest} or a message id; null for {@code latest}
     */
    public void setMessageId(@Nullable String messageId) {
        this.messageId = messageId;
    }

    /** {@return the time of the first event; null to start at the message id} */
    public @Nullable String getStartTime() {
        return startTime;
    }

    /**
     * The time from which a reader reads events: the first event is the first one that was
     * published at or after it. Either a date and a time such as 2026-11-27T09:00:00Z (without a
     * zone, in the default zone of the system), or a duration before the start of the route such as
     * -2h, -90m or -1d. Used instead of messageId. A position in the offsetRepository takes
     * precedence.
     *
     * @param startTime the time; null to start at the message id
     */
    public void setStartTime(@Nullable String startTime) {
        this.startTime = startTime;
    }

    /** {@return the time after the last event; null to read until the route is stopped} */
    public @Nullable String getStopTime() {
        return stopTime;
    }

    /**
     * The time up to which a reader reads events, in the same forms as startTime. When all events
     * that were published before it are processed, the route stops. If not set, the route reads
     * until it is stopped.
     *
     * @param stopTime the time; null to read until the route is stopped
     */
    public void setStopTime(@Nullable String stopTime) {
        this.stopTime = stopTime;
    }

    /** {@return the name of the reader; null if the server assigns one} */
    public @Nullable String getReaderName() {
        return readerName;
    }

    /**
     * The name of the reader on the server. If not set, the server generates one.
     *
     * @param readerName the name; null to let the server assign one
     */
    public void setReaderName(@Nullable String readerName) {
        this.readerName = readerName;
    }

    /** {@return the repository of the position; null to keep it in memory} */
    public @Nullable StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    /**
     * Where a reader stores its position, so that it resumes after the last processed event when
     * the application restarts.
     *
     * @param offsetRepository the repository; null to keep the position in memory
     */
    public void setOffsetRepository(@Nullable StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    /** {@return the time between two writes of the position, in milliseconds} */
    public long getOffsetCommitInterval() {
        return offsetCommitInterval;
    }

    /**
     * How often the position is written to the offsetRepository, in milliseconds. It is also
     * written when half of receiverQueueSize waits for it, and when the route stops.
     *
     * @param offsetCommitInterval milliseconds, from 1
     */
    public void setOffsetCommitInterval(long offsetCommitInterval) {
        this.offsetCommitInterval = offsetCommitInterval;
    }

    /** {@return what a reader does if the server no longer has its position} */
    public PositionExpired getPositionExpired() {
        return positionExpired;
    }

    /**
     * What a reader does if the server no longer has the event at its position, because retention
     * has dropped it or the topic was created again: continue with the events that the server sends
     * (CONTINUE), read again from the oldest event of the topic (EARLIEST), skip all events that
     * the topic has (LATEST), or stop and keep the position (FAIL). A gap is reported in each case.
     *
     * @param positionExpired what to do
     */
    public void setPositionExpired(PositionExpired positionExpired) {
        this.positionExpired = positionExpired;
    }

    /** {@return whether a reader stops at a failed event and reads it again} */
    public boolean isBreakOnFirstError() {
        return breakOnFirstError;
    }

    /**
     * Whether a reader keeps its position at an event whose Exchange failed, and reads the event
     * again after a delay. If false, the event is skipped after the error handler has run.
     *
     * @param breakOnFirstError true to stop at a failed event
     */
    public void setBreakOnFirstError(boolean breakOnFirstError) {
        this.breakOnFirstError = breakOnFirstError;
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    /**
     * Decides which properties of a Pulsar message become headers. The default filters out all
     * names with a meaning in Camel, in any case.
     */
    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }
}
