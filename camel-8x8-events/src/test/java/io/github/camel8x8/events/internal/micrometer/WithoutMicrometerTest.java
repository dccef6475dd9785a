/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Micrometer is optional: a route runs in a process without its classes. */
class WithoutMicrometerTest {

    @Test
    void aRouteReceivesAsEver(@EventStream EventStreamServer stream) throws Exception {
        stream.publish("{\"event\":\"Created\"}");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                classPathWithoutMicrometer(),
                                Route.class.getName(),
                                stream.serviceUrl())
                        .redirectErrorStream(true)
                        .start();
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output)
                    .contains("Micrometer is here: false")
                    .contains("Received {\"event\":\"Created\"}");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPathWithoutMicrometer() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The other process: prints the first event of a stream. */
    static final class Route {

        private Route() {}

        public static void main(String[] args) throws Exception {
            System.out.println("Micrometer is here: " + StreamMetersFactory.isMicrometerPresent());
            CompletableFuture<String> body = new CompletableFuture<>();
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                RouteBuilder.addRoutes(
                        camel,
                        routes ->
                                routes.from(
                                                "8x8events:all?messageId=earliest&tenant=tenant01"
                                                        + "&serviceUrl="
                                                        + args[0])
                                        .process(
                                                exchange ->
                                                        body.complete(
                                                                exchange.getMessage()
                                                                        .getBody(String.class))));
                camel.start();
                System.out.println("Received " + body.get(20, TimeUnit.SECONDS));
            }
        }
    }
}
