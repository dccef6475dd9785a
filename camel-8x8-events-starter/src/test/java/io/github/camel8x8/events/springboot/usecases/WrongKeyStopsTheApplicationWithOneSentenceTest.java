/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** The console output if the service rejects the application. */
@ExtendWith(OutputCaptureExtension.class)
class WrongKeyStopsTheApplicationWithOneSentenceTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all").routeId("calls").to("mock:events");
                }
            };
        }
    }

    @Test
    void theSentenceNamesTheServiceAndTheOptionAndNotTheKey(
            @EventStream EventStreamServer stream, CapturedOutput output) {
        stream.addApiKey("right");

        assertThatThrownBy(() -> start(stream, "--camel.component.8x8events.api-key=wr0ng-key"))
                .hasStackTraceContaining("HTTP 401");

        assertThat(output.toString()).doesNotContain("wr0ng-key");
        assertThat(report(output))
                .contains(
                        stream.serviceUrl()
                                + " rejected with HTTP 401 (Authentication required): check apiKey"
                                + " and tenant 'tenant01'")
                .doesNotContain("\tat ");
    }

    @Test
    void aKeyInsteadOfItsProviderIsNotShown(
            @EventStream EventStreamServer stream, CapturedOutput output) {
        String property = "camel.component.8x8events.api-key-provider";

        assertThatThrownBy(() -> start(stream, "--" + property + "=eght_S3CRET"))
                .hasStackTraceContaining(property);

        assertThat(output.toString()).doesNotContain("S3CRET");
        assertThat(report(output))
                .contains("Property '" + property + "'")
                .contains("names a bean; write it as #bean:name");
    }

    @Test
    void anOptionThatCannotBeIsNamedWithItsValue(
            @EventStream EventStreamServer stream, CapturedOutput output) {
        assertThatThrownBy(() -> start(stream, "--camel.component.8x8events.receiver-queue-size=0"))
                .hasStackTraceContaining("receiverQueueSize");

        assertThat(report(output))
                .contains("Route 'calls': Option receiverQueueSize has the value '0'")
                .doesNotContain("\tat ");
    }

    /** Spring Boot's own report, which is the last one on the console. */
    private static String report(CapturedOutput output) {
        String[] parts = output.toString().split("APPLICATION FAILED TO START");
        assertThat(parts).hasSize(2);
        return parts[1];
    }

    private static void start(EventStreamServer stream, String... arguments) {
        new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "camel.component.8x8events.service-url=" + stream.serviceUrl(),
                        "camel.component.8x8events.tenant=" + stream.tenant())
                .run(arguments)
                .close();
    }
}
