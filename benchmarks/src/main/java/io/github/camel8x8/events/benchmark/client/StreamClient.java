/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import io.github.camel8x8.events.benchmark.server.Certificate;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.StreamListener;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The component's client without Camel: reads and acknowledges events on the channel's thread. */
final class StreamClient implements StreamingClient {

    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final StreamEngine engine = new StreamEngine(blocking);
    private final EventStream stream;

    StreamClient(Source source, EventSink sink) throws Exception {
        Certificate certificate = source.certificate();
        StreamOptions options =
                new StreamOptions(
                        ServiceUrl.parse(source.serviceUrl()),
                        new TopicName(source.tenant(), source.namespace(), source.topic()),
                        new ReaderApi(ReaderApi.EARLIEST, null),
                        Credentials.none(),
                        StreamOptions.MAX_RECEIVER_QUEUE_SIZE,
                        Timeouts.DEFAULT,
                        Backoff.DEFAULT,
                        certificate == null ? null : certificate.client(),
                        null);
        stream = new EventStream(options, engine, new Reading(sink), PositionTracker.inMemory());
    }

    @Override
    public void start() throws Exception {
        stream.start().get();
    }

    @Override
    public void close() {
        stream.stop().join();
        engine.close();
        blocking.shutdown();
    }

    private record Reading(EventSink sink) implements StreamListener {

        @Override
        public void onDelivery(Delivery delivery) {
            if (delivery.begin()) {
                Event event = Event.of(delivery.message().payload());
                sink.event(event.getType(), event.getInteractionGuid(), event.getCallState());
                delivery.acknowledge();
            }
        }

        @Override
        public void onDropped() {
            // nothing is queued
        }

        @Override
        public void onUndecodable(MalformedFrameException cause) {
            throw new IllegalStateException(cause);
        }

        @Override
        public void onStatus(StreamStatus status) {
            // the event count detects a run that has stopped
        }

        @Override
        public void onGap(String description) {
            throw new IllegalStateException(description);
        }

        @Override
        public void onPositionNotStored(Exception cause) {
            throw new IllegalStateException(cause);
        }
    }
}
