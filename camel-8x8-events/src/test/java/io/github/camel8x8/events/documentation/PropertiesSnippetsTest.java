/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.documentation.Page.Block;
import java.io.StringReader;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel accepts each property in the documentation, and its value. */
class PropertiesSnippetsTest {

    static Stream<Block> properties() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("properties"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void camelStartsWithThem(Block block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block.content().replaceAll("\\{\\{env:\\w+}}", "any")));
        Main main = new Main();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel."))
                .forEach(name -> main.addInitialProperty(name, properties.getProperty(name)));
        if (properties.containsKey("camel.management.port")) {
            main.addInitialProperty("camel.management.port", "0"); // any free one
        }
        main.bind("vault", (Supplier<String>) () -> "any");
        main.bind("trust", new SSLContextParameters());
        main.configure().setAutoConfigurationFailFast(true);
        try {
            main.start();

            assertThat(main.getCamelContext().getStatus()).isEqualTo(ServiceStatus.Started);
        } finally {
            main.stop();
        }
    }
}
