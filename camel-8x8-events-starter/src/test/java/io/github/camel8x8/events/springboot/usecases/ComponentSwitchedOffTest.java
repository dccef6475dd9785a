/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.springboot.EventsComponentAutoConfiguration;
import io.github.camel8x8.events.springboot.EventsComponentConfiguration;
import io.github.camel8x8.events.springboot.EventsComponentConverter;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An application that configures the component itself and disables the starter. */
class ComponentSwitchedOffTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    CamelAutoConfiguration.class,
                                    EventsComponentConverter.class,
                                    EventsComponentAutoConfiguration.class))
                    .withPropertyValues("camel.component.8x8events.tenant=acme");

    @ParameterizedTest
    @ValueSource(
            strings = {"camel.component.8x8events.enabled=false", "camel.component.enabled=false"})
    void theComponentIsThereAndThePropertiesAreNotSet(String off) {
        application
                .withPropertyValues(off)
                .run(
                        started -> {
                            assertThat(started).doesNotHaveBean(EventsComponentConfiguration.class);
                            assertThat(
                                            started.getBean(CamelContext.class)
                                                    .getComponent(
                                                            "8x8events", EventsComponent.class)
                                                    .getConfiguration()
                                                    .getTenant())
                                    .isNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = "camel.component.enabled=false")
    void itsOwnSwitchGoesBeforeThatOfAllComponents(String off) {
        application
                .withPropertyValues(off, "camel.component.8x8events.enabled=true")
                .run(
                        started ->
                                assertThat(started)
                                        .hasSingleBean(EventsComponentConfiguration.class));
    }
}
