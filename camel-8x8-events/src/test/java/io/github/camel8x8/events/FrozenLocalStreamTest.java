/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.ChildProcess;
import io.github.camel8x8.events.fault.FrozenProcess;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.standalone.Main;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local stream in a separate process that SIGSTOP suspends. */
class FrozenLocalStreamTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Received received = new Received();

    @Test
    void aFrozenServerIsDetectedAndTheStreamContinuesWhenItResumes(@TempDir Path directory)
            throws Exception {
        try (ChildProcess server =
                        ChildProcess.start(
                                directory.resolve("log"),
                                Main.class,
                                "--port",
                                "0",
                                "--rate",
                                "200",
                                "--warp",
                                "100");
                DefaultCamelContext camel = new DefaultCamelContext()) {
            String endpoint = "8x8events:" + server.awaitLine("  8x8events:");
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(endpoint
                                            + "&pingInterval=300&pongTimeout=300&closeTimeout=300&reconnectDelay=50&reconnectMaxDelay=200")
                                    .routeId("route")
                                    .process(received);
                        }
                    });
            camel.start();
            received.awaitCount(10);
            EventStream stream =
                    ((EventsConsumer) camel.getRoute("route").getConsumer()).streams().get(0);

            try (FrozenProcess frozen = server.freeze()) {
                await("the silence of " + frozen + " is detected")
                        .atMost(Duration.ofSeconds(20)) // by default, 30 s
                        .until(() -> stream.status().state() != StreamState.CONNECTED);
            }

            await().atMost(LIMIT).until(() -> stream.status().state() == StreamState.CONNECTED);
            int before = received.count();
            received.awaitCount(before + 10);
        }
    }
}
