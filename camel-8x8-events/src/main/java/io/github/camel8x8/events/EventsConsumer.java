/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.delivery.AckPolicy;
import io.github.camel8x8.events.internal.delivery.AckPolicy.Interruption;
import io.github.camel8x8.events.internal.delivery.Batching;
import io.github.camel8x8.events.internal.delivery.CompletedRoute;
import io.github.camel8x8.events.internal.delivery.EventHeaders;
import io.github.camel8x8.events.internal.delivery.EventTypeFilter;
import io.github.camel8x8.events.internal.delivery.ExceptionReporter;
import io.github.camel8x8.events.internal.delivery.ExchangeDispatcher;
import io.github.camel8x8.events.internal.delivery.KnownEventTypes;
import io.github.camel8x8.events.internal.delivery.StreamNotifier;
import io.github.camel8x8.events.internal.delivery.TopicConsumer;
import io.github.camel8x8.events.internal.management.EventsHealthCheck;
import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.micrometer.StreamMetersFactory;
import io.github.camel8x8.events.internal.position.PositionKey;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the events of one or more topics through a route, one by one or in batches, and acknowledges
 * or rejects each event when its Exchange is complete.
 */
@ManagedResource(description = "Managed 8x8 Events Consumer")
public final class EventsConsumer extends DefaultConsumer
        implements Suspendable, EventsConsumerMBean {

    private static final Logger LOG = LoggerFactory.getLogger(EventsConsumer.class);

    /** Time to store the position during a stop, in addition to the close timeout. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** How often to look for events that the route has lost. */
    private static final Duration LOST_INTERVAL = Duration.ofSeconds(1);

    /** How long a resumed consumer waits before it starts events. */
    private static final Duration RESUME_DELAY = Duration.ofMillis(100);

    private final EventsEndpoint endpoint;
    private final Object suspension = new Object();

    @GuardedBy("suspension")
    private int suspensions;

    private @Nullable Future<?> looking; // for lost events; guarded by Camel's life cycle
    private volatile List<TopicConsumer> topics = List.of();
    private volatile @Nullable CompletedRoute completion;

    EventsConsumer(EventsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    public List<EventStream> streams() {
        return topics.stream().flatMap(topic -> topic.streams().stream()).toList();
    }

    @Override
    public void reconnect() {
        List<EventStream> streams = streams();
        if (streams.isEmpty()) {
            throw new IllegalStateException(
                    "The consumer is not started, so there is nothing to reconnect");
        }
        topics.forEach(TopicConsumer::reconnect);
        streams.stream()
                .filter(stream -> stream.status().state() == StreamState.FAILED)
                .findFirst()
                .ifPresent(
                        stream -> {
                            throw new IllegalStateException(
                                    "Topic "
                                            + stream.topic()
                                            + " is not retried any more, for the reason in the"
                                            + " health check; restart the route");
                        });
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        KnownEventTypes.warnings(
                        endpoint.getConfiguration().getEventTypes(),
                        endpoint.streamOptions().stream().map(StreamOptions::topic).toList())
                .forEach(warning -> LOG.warn("Route {}: {}", getRouteId(), warning));
        if (isHealthOnClassPath()) {
            HealthCheck check =
                    new EventsHealthCheck(
                            getRouteId(),
                            this::streams,
                            this::isSuspendingOrSuspended,
                            this::completeLost);
            check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
            setHealthCheck(check);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (!topics.isEmpty()) {
            // Only a policy has suspended it, so for Camel the route is started: a start of the
            // route does not resume the consumer.
            doResume();
            return;
        }
        ServiceHelper.startService(endpoint.getConfiguration().getOffsetRepository());
        List<StreamOptions> options = endpoint.streamOptionsNow();
        claimPositions();
        completion = new CompletedRoute(getRouteId(), endpoint.getCamelContext());
        topics = options.stream().map(this::consumerOf).toList();
        try {
            awaitFirstOutcomes();
            endpoint.getComponent().consumers().add(this);
            looking = endpoint.getComponent().engine().repeat(LOST_INTERVAL, this::lookForLost);
        } catch (Exception e) {
            stopAll();
            throw e;
        }
    }

    /** camel-health is optional; without it the consumer has no health check. */
    private boolean isHealthOnClassPath() {
        return getEndpoint()
                        .getCamelContext()
                        .getClassResolver()
                        .resolveClass("org.apache.camel.impl.health.AbstractHealthCheck")
                != null;
    }

    private void lookForLost() {
        completeLost();
        CompletedRoute route = completion;
        if (route != null) {
            route.retry();
        }
    }

    /** Completes the events that the route has lost. */
    void completeLost() {
        topics.forEach(TopicConsumer::completeLost);
    }

    private Interruption interruption() {
        if (isStoppingOrStopped()) {
            return Interruption.STOPPED;
        }
        return isSuspendingOrSuspended() ? Interruption.SUSPENDED : Interruption.NONE;
    }

    @Override
    protected void doSuspend() {
        synchronized (suspension) {
            suspensions++;
            topics.forEach(TopicConsumer::pause);
        }
    }

    /**
     * Starts the events a moment later. A route policy resumes the consumer to test its target, and
     * counts on this only after this method has returned: it would not suspend the consumer again
     * for an event that has failed before.
     */
    @Override
    protected void doResume() {
        int before;
        synchronized (suspension) {
            before = suspensions;
        }
        endpoint.getComponent()
                .engine()
                .after(
                        RESUME_DELAY,
                        () -> {
                            synchronized (suspension) {
                                if (before == suspensions) {
                                    topics.forEach(TopicConsumer::resume);
                                }
                            }
                        });
    }

    @Override
    protected void doStop() throws Exception {
        stopAll();
        super.doStop();
    }

    /** Two consumers with the same key would each overwrite the other's position. */
    private void claimPositions() {
        try {
            endpoint.streamOptions().forEach(this::claimPosition);
        } catch (IllegalArgumentException e) {
            endpoint.getComponent().releasePositions(this);
            throw e;
        }
    }

    private void claimPosition(StreamOptions options) {
        PositionKey claim = endpoint.positionClaimOf(options);
        if (claim != null && !endpoint.getComponent().claimPosition(claim, this)) {
            throw new IllegalArgumentException(
                    "Option offsetRepository already stores the position of topic "
                            + options.topic()
                            + " for another consumer; give one of them a separate readerName");
        }
    }

    private PositionTracker positionsOf(StreamOptions options) {
        claimPosition(options);
        return endpoint.positionsOf(options);
    }

    private TopicConsumer consumerOf(StreamOptions options) {
        EventsConfiguration configuration = endpoint.getConfiguration();
        EventsComponent component = endpoint.getComponent();
        StreamMeters meters = metersOf(options.topic());
        ExceptionReporter reports =
                new ExceptionReporter(getExceptionHandler(), component.executor());
        boolean redelivers =
                configuration.getSubscription() != null || configuration.isBreakOnFirstError();
        ExchangeDispatcher dispatcher =
                new ExchangeDispatcher(
                        this,
                        EventTypeFilter.of(configuration.getEventTypes()),
                        new EventHeaders(
                                        options.topic(),
                                        configuration.getHeaderFilterStrategy(),
                                        configuration.isAllowManualAck())
                                .withPositionKey(endpoint.positionKeyForRouteOf(options)),
                        AckPolicy.of(
                                configuration.isAllowManualAck(), redelivers, this::interruption),
                        meters,
                        reports,
                        batching());
        return new TopicConsumer(
                getRouteId(),
                options,
                this::positionsOf,
                this::metersOf,
                component.engine(),
                component.executor(),
                configuration.getConcurrentConsumers(),
                dispatcher,
                meters,
                reports,
                new StreamNotifier(this, component.notificationExecutor()),
                this::topicComplete);
    }

    /** A topic has been read up to its stop time. The route is complete with the last topic. */
    private void topicComplete(Instant stopTime) {
        CompletedRoute route = completion;
        List<TopicConsumer> all = topics;
        if (route != null && !all.isEmpty() && all.stream().allMatch(TopicConsumer::isComplete)) {
            route.stopInBackground(stopTime);
        }
    }

    private StreamMeters metersOf(TopicName topic) {
        return StreamMetersFactory.create(endpoint.getCamelContext(), getRouteId(), topic);
    }

    private @Nullable Batching batching() {
        EventsConfiguration configuration = endpoint.getConfiguration();
        return configuration.isBatching()
                ? new Batching(
                        configuration.getMaxBatchSize(),
                        Duration.ofMillis(configuration.getBatchTimeout()),
                        endpoint.getComponent().engine()::after)
                : null;
    }

    private void awaitFirstOutcomes() throws Exception {
        CompletableFuture<?>[] outcomes =
                topics.stream().map(TopicConsumer::start).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(outcomes);
        for (CompletableFuture<?> outcome : outcomes) {
            // One rejected connection fails the start: the others may take longer.
            outcome.whenComplete(
                    (nothing, failure) -> {
                        if (failure != null) {
                            all.completeExceptionally(failure);
                        }
                    });
        }
        StartLimit limit = endpoint.getComponent().startLimit();
        try {
            if (!isDone(all, limit)) {
                topics.forEach(TopicConsumer::startedWithoutOutcome);
                // Each stream has an outcome now. A stream that was rejected a moment before has
                // ended, so it must fail the start: nothing would retry it.
                isDone(all, new StartLimit(System::nanoTime));
                topics.forEach(TopicConsumer::started);
                LOG.info(
                        "Not connected after {} s. The route has started; connection attempts"
                                + " continue in the background",
                        StartLimit.TIMEOUT.toSeconds());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static boolean isDone(CompletableFuture<Void> outcomes, StartLimit limit)
            throws InterruptedException, ExecutionException {
        try {
            limit.await(outcomes);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Stops all streams at once, so that the slowest one counts and not their sum. */
    private void stopAll() throws InterruptedException {
        endpoint.getComponent().consumers().remove(this);
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        List<TopicConsumer> left = topics;
        topics = List.of();
        CompletableFuture<?>[] stops =
                left.stream().map(TopicConsumer::stop).toArray(CompletableFuture<?>[]::new);
        long limit = STOP_LIMIT.toMillis() + endpoint.getConfiguration().getCloseTimeout();
        try {
            CompletableFuture.allOf(stops).get(limit, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "A connection was not closed cleanly within {} ms; unacknowledged events will be redelivered",
                    limit);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stop does not fail", e);
        } finally {
            // Not before: until now the last position may not have been stored.
            endpoint.getComponent().releasePositions(this);
        }
    }
}
