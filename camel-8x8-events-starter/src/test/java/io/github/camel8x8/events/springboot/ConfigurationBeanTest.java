/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A bean that contains the options, in addition to properties. */
class ConfigurationBeanTest {

    private static final String PREFIX = "camel.component.8x8events.";

    private static final Map<String, String> BEANS =
            Map.of(
                    "configuration", "options",
                    "apiKeyProvider", "vault",
                    "headerFilterStrategy", "headers",
                    "offsetRepository", "positions",
                    "sslContextParameters", "trust");

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    CamelAutoConfiguration.class,
                                    EventsComponentConverter.class,
                                    EventsComponentAutoConfiguration.class))
                    .withUserConfiguration(Beans.class);

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        EventsConfiguration options() {
            EventsConfiguration options = new EventsConfiguration();
            options.setTenant("of the bean");
            options.setReaderName("of the bean");
            return options;
        }

        @Bean
        Supplier<String> vault() {
            return () -> "key";
        }

        @Bean
        HeaderFilterStrategy headers() {
            return new DefaultHeaderFilterStrategy();
        }

        @Bean
        StateRepository<String, String> positions() {
            return new MemoryStateRepository();
        }

        @Bean
        SSLContextParameters trust() {
            return new SSLContextParameters();
        }
    }

    @Test
    void everyAdditionalPropertyIsOnTheComponent() throws IOException {
        Map<String, Object> wanted = new TreeMap<>();
        for (BaseOptionModel option : DriftTest.options()) {
            wanted.put(option.getName(), value(option));
        }
        application
                .withPropertyValues(
                        wanted.entrySet().stream()
                                .map(e -> PREFIX + e.getKey() + "=" + e.getValue())
                                .toArray(String[]::new))
                .run(
                        started -> {
                            CamelContext camel = started.getBean(CamelContext.class);
                            BEANS.forEach((name, bean) -> wanted.put(name, started.getBean(bean)));
                            assertThat(options(camel, wanted)).isEqualTo(asText(wanted));
                        });
    }

    @Test
    void otherOptionsKeepTheValuesOfTheBean() {
        application
                .withPropertyValues(PREFIX + "configuration=#bean:options", PREFIX + "tenant=acme")
                .run(
                        started -> {
                            EventsConfiguration options =
                                    component(started.getBean(CamelContext.class))
                                            .getConfiguration();
                            assertThat(options.getTenant()).isEqualTo("acme");
                            assertThat(options.getReaderName()).isEqualTo("of the bean");
                        });
    }

    /** A value that is not the default. */
    private static Object value(BaseOptionModel option) {
        return switch (option.getType()) {
            case "boolean" -> !Boolean.parseBoolean(String.valueOf(option.getDefaultValue()));
            case "integer" -> 7;
            case "number" -> 3.5;
            case "duration" -> 4321;
            case "enum" -> other(option.getEnums(), option.getDefaultValue());
            case "object" -> "#bean:" + BEANS.get(option.getName());
            default -> "my " + option.getName();
        };
    }

    private static String other(List<String> values, Object than) {
        return values.stream().filter(value -> !value.equals(than)).findFirst().orElseThrow();
    }

    /** The current options of the component. */
    private static Map<String, String> options(CamelContext camel, Map<String, Object> names) {
        EventsComponent component = component(camel);
        PropertyConfigurerGetter getter =
                (PropertyConfigurerGetter)
                        PluginHelper.getConfigurerResolver(camel)
                                .resolvePropertyConfigurer("8x8events-component", camel);
        Map<String, Object> options = new TreeMap<>();
        names.keySet().forEach(n -> options.put(n, getter.getOptionValue(component, n, false)));
        return asText(options);
    }

    private static Map<String, String> asText(Map<String, Object> options) {
        Map<String, String> texts = new TreeMap<>();
        options.forEach(
                (name, value) ->
                        texts.put(
                                name,
                                value instanceof Duration time
                                        ? Long.toString(time.toMillis())
                                        : String.valueOf(value)));
        return texts;
    }

    private static EventsComponent component(CamelContext camel) {
        return camel.getComponent("8x8events", EventsComponent.class);
    }
}
