/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.test.contract.EventService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes of {@code stopTime} on the service. */
abstract class ProbeContract {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AutoClose private final StreamEngine engine = new StreamEngine(threads);

    private EventService service;
    private String topic;
    private StreamOptions options;
    private ConnectorLease connectors;

    void open(EventService tested) {
        service = tested;
        topic = service.newTopic();
        options =
                TestOptions.reader("latest")
                        .at(service.serviceUrl())
                        .topic(new TopicName(service.tenant(), service.namespace(), topic))
                        .build();
        connectors = engine.lease(options);
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    /** The clock with which {@code stopTime} is compared. */
    @Test
    void aProbeHasTheTimeAtWhichTheServerHasAcceptedIt() {
        ProbeSession probe = probe("latest");
        assertThat(probe.message()).succeedsWithin(LIMIT);

        assertThat(probe.acceptedAt()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    }

    /** The server stops a session at a null payload. */
    @ParameterizedTest
    @ValueSource(strings = {"0 null batch:null,null,1", "batch:0,null,null,1"})
    void aProbeAheadFindsAnEventBehindNullPayloads(String entries) {
        service.publishEntries(topic, List.of(entries.split(" ")));
        MessageFrame first = found(probe("earliest"));
        assertThat(text(first)).isEqualTo("0");

        List<ProbeSession> probes =
                PlacesAhead.of(MessageId.parse(first.messageId())).stream()
                        .map(place -> probe(place.toText()))
                        .toList();

        assertThat(found(probe(first.messageId()))).isNull();
        assertThat(probes.stream().map(this::found).filter(Objects::nonNull).map(this::text))
                .contains("1");
    }

    private ProbeSession probe(String after) {
        return Probes.of(engine, connectors, options, new StreamStatistics())
                .begin(after, new ProbeSession.Limits(LIMIT, Duration.ofSeconds(1), true));
    }

    private @Nullable MessageFrame found(ProbeSession probe) {
        return probe.message().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private String text(MessageFrame message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
