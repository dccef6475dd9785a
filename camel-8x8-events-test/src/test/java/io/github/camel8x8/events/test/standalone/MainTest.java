/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.test.contract.Wire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standalone program. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theBannerSaysWhatToPutIntoARoute() {
        try (Main main = start("--tenant", "acme", "--key", "s3cret")) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(
                            "8x8events:all?serviceUrl="
                                    + main.stream().serviceUrl()
                                    + "&tenant=acme&apiKey=RAW(s3cret)")
                    .contains("camel.component.8x8events.api-key = s3cret\n");
        }
    }

    @Test
    void aPortThatIsInUseIsNamed() {
        try (Main main = start()) {
            int port = main.stream().port();

            assertThatThrownBy(() -> start("--port", String.valueOf(port)))
                    .hasMessage(
                            "Cannot listen on port %d of 127.0.0.1: Address already in use. Choose another port"
                                    .formatted(port));
        }
    }

    @Test
    void aReaderReceivesTheEventsOfTheContactCenter() {
        try (Main main = start("--rate", "500", "--warp", "100");
                Wire wire =
                        Wire.open(
                                URI.create(
                                        main.stream().serviceUrl()
                                                + "/ws/v2/reader/persistent/tenant01/event-v1/all"))) {
            wire.awaitMessages(100);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 70000, '--port is 70000, must be from 0.0 to 65535.0'",
        "--rate, many, '--rate is ''many'', must be a number'",
        "--warp, 0, '--warp is 0, must be from 0.001 to 100000.0'",
        "--unknown, 1, Unknown option --unknown"
    })
    void aWrongOptionIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> Options.parse(name, value)).hasMessage(message);
    }

    @Test
    void anOptionWithoutAValueIsNamed() {
        assertThatThrownBy(() -> Options.parse("--port")).hasMessage("--port needs a value");
    }

    private Main start(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[0] = "--port";
        all[1] = "0";
        return Main.start(Options.parse(all), new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
