/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.log.EveryLogger;
import io.github.camel8x8.events.options.ApiKeyIn;
import io.github.camel8x8.events.test.EventStreamServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With every logger at TRACE, no line contains the key, however it is configured. */
class KeyInLogsTest {

    private static final String KEY = "eght_S3CRET";

    private final EveryLogger log = new EveryLogger();
    private final EventStreamServer server = EventStreamServer.builder().apiKey(KEY).start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Received received = new Received();

    @TempDir private Path directory;

    enum Way {
        COMPONENT("", way -> way.component().setApiKey(KEY)),
        ENDPOINT("&apiKey=" + KEY, way -> {}),
        RAW_ENDPOINT("&apiKey=RAW(" + KEY + ")", way -> {}),
        BEAN("&apiKeyProvider=#vault", way -> way.bind((Supplier<String>) () -> KEY)),
        COMPONENT_BEAN("", way -> way.component().setApiKeyProvider(() -> KEY)),
        COMPONENT_FILE("", way -> way.component().setApiKeyFile(way.file()));

        private final String option;
        private final Consumer<KeyInLogsTest> setUp;

        Way(String option, Consumer<KeyInLogsTest> setUp) {
            this.option = option;
            this.setUp = setUp;
        }
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
        server.close();
        log.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void ofARouteThatReceivesAndReconnects(Way way) throws Exception {
        for (ApiKeyIn in : ApiKeyIn.values()) {
            start(way, in, server.tenant());
        }
        server.publish("{}");
        received.awaitCount(2);
        server.dropConnections();
        server.publish("{}");
        received.awaitCount(4);
        camel.stop();

        assertThat(log.lines()).hasSizeGreaterThan(100);
        assertThatNoLineHoldsTheKey(way);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void ofARouteThatIsRejected(Way way) throws Exception {
        for (ApiKeyIn in : ApiKeyIn.values()) {
            try {
                start(way, in, "other");
            } catch (Exception e) {
                assertThat(e).hasStackTraceContaining("HTTP ");
            }
        }
        camel.stop();

        assertThatNoLineHoldsTheKey(way);
    }

    /** At TRACE Camel itself logs the URI as the user wrote it, before the component sees it. */
    private void assertThatNoLineHoldsTheKey(Way way) {
        assertThat(log.lines())
                .filteredOn(
                        line ->
                                way.option.isEmpty()
                                        || way == Way.BEAN
                                        || !line.startsWith("TRACE org.apache.camel."))
                .allSatisfy(line -> assertThat(line).doesNotContain("S3CRET"));
    }

    private void start(Way way, ApiKeyIn in, String tenant) throws Exception {
        way.setUp.accept(this);
        camel.start();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:all?messageId=earliest&reconnectDelay=20&serviceUrl=%s&tenant=%s&apiKeyIn=%s%s"
                                        .formatted(server.serviceUrl(), tenant, in, way.option))
                                .routeId("route-" + in)
                                .process(received);
                    }
                });
    }

    private EventsConfiguration component() {
        return camel.getComponent("8x8events", EventsComponent.class).getConfiguration();
    }

    private void bind(Supplier<String> vault) {
        camel.getRegistry().bind("vault", vault);
    }

    private String file() {
        try {
            return Files.writeString(directory.resolve("8x8-key"), KEY).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
