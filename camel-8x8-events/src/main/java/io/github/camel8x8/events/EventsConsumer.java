/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.micrometer.StreamMeters;
import io.github.camel8x8.events.stream.EventStream;
import io.github.camel8x8.events.stream.StreamOptions;
import io.github.camel8x8.events.stream.StreamState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events of one or more topics through a route and settles each when its Exchange is
 * complete.
 */
@ManagedResource(description = "Managed 8x8 Events Consumer")
public final class EventsConsumer extends DefaultConsumer
        implements Suspendable, EventsConsumerMBean {

    private static final Logger LOG = LoggerFactory.getLogger(EventsConsumer.class);

    /** The start waits this long for the first attempts, then lets them go on in the background. */
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    /** What a stop may take beyond the close timeout: storing the position. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final EventsEndpoint endpoint;
    private volatile List<TopicConsumer> topics = List.of();

    EventsConsumer(EventsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    public List<EventStream> streams() {
        return topics.stream().map(TopicConsumer::stream).toList();
    }

    @Override
    public void reconnect() {
        List<EventStream> streams = streams();
        if (streams.isEmpty()) {
            throw new IllegalStateException(
                    "The consumer is not started, so there is nothing to reconnect");
        }
        streams.forEach(EventStream::reconnect);
        streams.stream()
                .filter(stream -> stream.status().state() == StreamState.FAILED)
                .findFirst()
                .ifPresent(
                        stream -> {
                            throw new IllegalStateException(
                                    "Topic "
                                            + stream.topic()
                                            + " was given up (maxReconnectAttempts) and does not"
                                            + " reconnect; start the route again");
                        });
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        HealthCheck check = new EventsHealthCheck(this, getRouteId());
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(endpoint.getConfiguration().getOffsetRepository());
        claimPositions();
        topics = endpoint.streamOptions().stream().map(this::consumerOf).toList();
        try {
            awaitFirstOutcomes();
            endpoint.getComponent().consumers().add(this);
        } catch (Exception e) {
            leaveAll();
            throw e;
        }
    }

    /** Whether it is being stopped or suspended, or that is done. */
    boolean isLeaving() {
        return isSuspendingOrSuspended() || isStoppingOrStopped();
    }

    @Override
    protected void doSuspend() {
        topics.forEach(TopicConsumer::pause);
    }

    @Override
    protected void doResume() {
        topics.forEach(TopicConsumer::resume);
    }

    @Override
    protected void doStop() throws Exception {
        leaveAll();
        super.doStop();
    }

    /** Two that store under one key would each overwrite what the other has reached. */
    private void claimPositions() {
        for (StreamOptions options : endpoint.streamOptions()) {
            PositionClaim claim = endpoint.positionClaimOf(options);
            if (claim != null && !endpoint.getComponent().claimPosition(claim, this)) {
                endpoint.getComponent().releasePositions(this);
                throw new IllegalArgumentException(
                        "Option offsetRepository holds the position of topic "
                                + options.topic()
                                + " for another consumer already; give one of them a readerName of"
                                + " its own");
            }
        }
    }

    private TopicConsumer consumerOf(StreamOptions options) {
        EventsConfiguration configuration = endpoint.getConfiguration();
        EventsComponent component = endpoint.getComponent();
        StreamMeters meters =
                StreamMeters.of(endpoint.getCamelContext(), getRouteId(), options.topic());
        ExceptionReports reports =
                new ExceptionReports(getExceptionHandler(), component.executor());
        return new TopicConsumer(
                options,
                endpoint.positionsOf(options),
                component.engine(),
                component.executor(),
                configuration.getConcurrentConsumers(),
                new EventProcessor(this, options.topic(), configuration, meters, reports),
                meters,
                reports);
    }

    private void awaitFirstOutcomes() throws Exception {
        CompletableFuture<?>[] outcomes =
                topics.stream().map(TopicConsumer::start).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(outcomes);
        for (CompletableFuture<?> outcome : outcomes) {
            // One that is refused is enough: the others may take their time.
            outcome.whenComplete(
                    (nothing, failure) -> {
                        if (failure != null) {
                            all.completeExceptionally(failure);
                        }
                    });
        }
        try {
            all.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            topics.forEach(TopicConsumer::started);
            LOG.info(
                    "No connection after {} ms; the route starts and connecting goes on",
                    START_LIMIT.toMillis());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Every stream at once, so that the slowest counts and not their sum. */
    private void leaveAll() throws InterruptedException {
        endpoint.getComponent().consumers().remove(this);
        List<TopicConsumer> left = topics;
        topics = List.of();
        CompletableFuture<?>[] stops =
                left.stream().map(TopicConsumer::stop).toArray(CompletableFuture<?>[]::new);
        long limit = STOP_LIMIT.toMillis() + endpoint.getConfiguration().getCloseTimeout();
        try {
            CompletableFuture.allOf(stops).get(limit, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("A stream was not left in good order within {} ms", limit);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stop does not fail", e);
        } finally {
            // Not before: until now the last position may not have been stored.
            endpoint.getComponent().releasePositions(this);
        }
    }
}
