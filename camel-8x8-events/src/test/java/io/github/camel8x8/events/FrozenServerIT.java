/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.FrozenProcess;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Pulsar whose process SIGSTOP suspends: its sockets stay open, and nothing answers. */
@ExtendWith(PulsarExtension.class)
class FrozenServerIT extends RouteOnService {

    private final Received received = new Received();
    private PulsarServer pulsar;

    @BeforeEach
    void open(PulsarServer server) {
        super.open(server);
        pulsar = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messageId=earliest", "subscription=s"})
    void aFrozenServerIsDetectedAndTheStreamContinuesWhenItResumes(String api) throws Exception {
        route(uri(api, "pingInterval=300", "pongTimeout=300", "closeTimeout=300"), received);
        producer.publishNumbers(0, 100);
        received.awaitCount(100);

        try (FrozenProcess frozen = pulsar.freeze()) {
            await("the silence of " + frozen + " is detected")
                    .atMost(Duration.ofSeconds(20)) // by default, 30 s
                    .until(
                            () ->
                                    consumer().streams().get(0).status().state()
                                            != StreamState.CONNECTED);
            assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        }

        awaitConnected();
        producer.publishNumbers(100, 100);
        received.expectAll(numbers(0, 200));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }
}
