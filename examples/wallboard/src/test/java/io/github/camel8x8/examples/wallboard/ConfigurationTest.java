/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camel8x8.examples.wallboard.model.AgentState;
import io.github.camel8x8.examples.wallboard.model.AgentStatus;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.junit.jupiter.api.Test;

/** The values of the properties. */
class ConfigurationTest {

    private final PropertiesComponent properties =
            new DefaultCamelContext().getPropertiesComponent();

    ConfigurationTest() {
        properties.setLocation("classpath:application.properties");
    }

    @Test
    void asItComesOnlyThisMachineSeesTheWallboard() {
        Configuration configuration = Configuration.of(properties, new Properties());

        assertThat(configuration.web().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.web().port()).isEqualTo(8088);
        assertThat(configuration.settings().serviceLevel()).isEqualTo(Duration.ofSeconds(20));
        assertThat(configuration.settings().goalPercent()).isEqualTo(80);
    }

    @Test
    void agentsAndStatusesAreNamed() {
        Properties local = new Properties();
        local.setProperty("wallboard.status.1", "available");
        local.setProperty("wallboard.status.5", "away, At lunch");
        local.setProperty("wallboard.agent.ag1", "Ann");

        Configuration configuration = Configuration.of(properties, local);

        assertThat(configuration.directory().agentNames()).containsEntry("ag1", "Ann");
        assertThat(configuration.directory().statuses())
                .containsEntry("1", new AgentStatus(AgentState.AVAILABLE, "Available"))
                .containsEntry("5", new AgentStatus(AgentState.AWAY, "At lunch"));
    }

    @Test
    void namesMayStandInThePropertiesOfTheApplication() {
        Properties override = new Properties();
        override.setProperty("wallboard.agent.ag1", "Ann");
        properties.setOverrideProperties(override);

        assertThat(Configuration.of(properties, new Properties()).directory().agentNames())
                .containsEntry("ag1", "Ann");
    }

    @Test
    void aStatusOfAnotherKindIsRejected() {
        Properties local = new Properties();
        local.setProperty("wallboard.status.5", "lunch");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.of(properties, local))
                .withMessage(
                        "wallboard.status.5 is 'lunch': begin with available, away or offline");
    }

    @Test
    void aNumberOutOfRangeIsRejected() {
        Properties override = new Properties();
        override.setProperty("wallboard.port", "70000");
        properties.setOverrideProperties(override);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.of(properties, new Properties()))
                .withMessage("wallboard.port is '70000': must be an integer from 0 to 65535");
    }
}
