/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import io.github.camel8x8.events.springboot.EventsComponentAutoConfiguration;
import io.github.camel8x8.events.springboot.EventsComponentConverter;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A customizer of the component that runs after its properties are applied. */
class ComponentCustomizedTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    CamelAutoConfiguration.class,
                                    EventsComponentConverter.class,
                                    EventsComponentAutoConfiguration.class))
                    .withPropertyValues(
                            "camel.component.8x8events.tenant=acme",
                            "camel.component.8x8events.ping-interval=7s",
                            "camel.component.8x8events.subscription-type=key-shared");

    @Configuration(proxyBeanMethods = false)
    static class OfThisDeployment {
        @Bean
        ComponentCustomizer region() {
            return ComponentCustomizer.builder(EventsComponent.class)
                    .build(component -> component.getConfiguration().setRegion("EUW2"));
        }
    }

    @Test
    void aCustomizerOfTheApplicationIsUsedInAdditionToTheProperties() {
        application
                .withUserConfiguration(OfThisDeployment.class)
                .run(
                        started -> {
                            EventsConfiguration options =
                                    options(started.getBean(CamelContext.class));
                            assertThat(options.getRegion()).isEqualTo("EUW2");
                            assertThat(options.getTenant()).isEqualTo("acme");
                        });
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondTenant {
        @Bean("8x8events-second")
        EventsComponent second() {
            EventsComponent second = new EventsComponent();
            second.getConfiguration().setTenant("second");
            return second;
        }
    }

    @Test
    void anotherComponentKeepsItsOwnOptions() {
        application
                .withUserConfiguration(SecondTenant.class)
                .run(
                        started -> {
                            CamelContext camel = started.getBean(CamelContext.class);
                            EventsConfiguration second =
                                    camel.getComponent("8x8events-second", EventsComponent.class)
                                            .getConfiguration();
                            assertThat(second.getTenant()).isEqualTo("second");
                            assertThat(options(camel).getTenant()).isEqualTo("acme");
                        });
    }

    @Test
    void aDurationIsWrittenInWordsOrInMilliseconds() {
        application
                .withPropertyValues("camel.component.8x8events.pong-timeout=1500")
                .run(
                        started -> {
                            EventsConfiguration options =
                                    options(started.getBean(CamelContext.class));
                            assertThat(options.getPingInterval())
                                    .isEqualTo(Duration.ofSeconds(7).toMillis());
                            assertThat(options.getPongTimeout()).isEqualTo(1500);
                        });
    }

    @Test
    void whatIsNotSetKeepsTheDefaultOfTheComponent() {
        application.run(
                started ->
                        assertThat(options(started.getBean(CamelContext.class)))
                                .usingRecursiveComparison()
                                .ignoringFields(
                                        "tenant",
                                        "pingInterval",
                                        "subscriptionType",
                                        "headerFilterStrategy")
                                .isEqualTo(new EventsConfiguration()));
    }

    @Test
    void theCustomizerOfThePropertiesCanBeSwitchedOff() {
        application
                .withPropertyValues("camel.component.8x8events.customizer.enabled=false")
                .run(
                        started ->
                                assertThat(options(started.getBean(CamelContext.class)).getTenant())
                                        .isNull());
    }

    private static EventsConfiguration options(CamelContext camel) {
        return camel.getComponent("8x8events", EventsComponent.class).getConfiguration();
    }
}
