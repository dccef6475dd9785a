/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If Camel cannot set a property of the component, the error names it and hides its value. */
class ComponentPropertiesTest {

    private static final String PREFIX = "camel.component.8x8events.";

    private final Main main = new Main();

    @BeforeEach
    void setValidProperties() {
        main.configure().withAutoConfigurationLogSummary(true);
        main.addInitialProperty(PREFIX + "region", "EUW2");
        main.addInitialProperty(PREFIX + "tenant", "acme");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKeyProvider", "api-key-provider", "configuration.apiKeyProvider"})
    void aKeyInsteadOfItsProviderIsNotShown(String name) {
        main.addInitialProperty(PREFIX + name, "eght_S3CRET");

        assertThat(textOfFailedStart())
                .contains("Option apiKeyProvider takes a bean, as in #name")
                .doesNotContain("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-kez", "apiKez", "api-keys", "configuration.api-kez"})
    void aMisspeltKeyIsNotShown(String name) {
        main.addInitialProperty(PREFIX + name, "eght_S3CRET");

        assertThat(textOfFailedStart())
                .contains("Property " + PREFIX + name + ": Unknown option")
                .contains("did you mean apiKey?")
                .doesNotContain("S3CRET");
    }

    @Test
    void theValidValuesAreNamed() {
        main.addInitialProperty(PREFIX + "subscription-type", "Shred");

        assertThat(failedStart())
                .hasMessageContaining(
                        "Option subscriptionType has the value 'Shred', which is not one of"
                                + " Exclusive, Shared, Failover, Key_Shared");
    }

    @Test
    void aTimeIsChecked() {
        main.addInitialProperty(PREFIX + "ping-interval", "soon");

        assertThat(failedStart()).hasMessageContaining("Option pingInterval has the value 'soon'");
    }

    @Test
    void validPropertiesAreSet() {
        Supplier<String> vault = () -> "S3CRET";
        main.bind("vault", vault);
        main.addInitialProperty("interval", "30s");
        main.addInitialProperty(PREFIX + "api-key-provider", "#bean:vault");
        main.addInitialProperty(PREFIX + "pingInterval", "{{interval}}");
        main.addInitialProperty(PREFIX + "health-check-consumer-enabled", "false");

        main.start();

        EventsConfiguration options =
                main.getCamelContext()
                        .getComponent("8x8events", EventsComponent.class)
                        .getConfiguration();
        assertThat(options.getApiKeyProvider()).isSameAs(vault);
        assertThat(options.getPingInterval()).isEqualTo(30_000);
    }

    private Throwable failedStart() {
        return catchThrowable(main::start);
    }

    private String textOfFailedStart() {
        StringWriter text = new StringWriter();
        failedStart().printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
