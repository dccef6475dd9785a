/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Sets the properties {@code camel.component.8x8events.*} on the component when a route first uses
 * it; not if {@code camel.component.8x8events.enabled} is false, and not on a component with
 * another name.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({
    ComponentConfigurationProperties.class,
    EventsComponentConfiguration.class
})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.8x8events"})
public class EventsComponentAutoConfiguration {

    private static final String NAME = "8x8events";

    /** Created by Spring. */
    public EventsComponentAutoConfiguration() {}

    /**
     * Creates the customizer that sets the properties; {@code
     * camel.component.8x8events.customizer.enabled} can disable it.
     *
     * @param applicationContext where the switches are looked up
     * @param camelContext the Camel context of the component
     * @param configuration the properties
     * @return the customizer
     */
    @Lazy
    @Bean
    public ComponentCustomizer configureEventsComponent(
            ApplicationContext applicationContext,
            CamelContext camelContext,
            EventsComponentConfiguration configuration) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                EventsConfiguration bean = configuration.getConfiguration();
                if (bean != null) {
                    // Properties are copied in any order; those copied before it would be lost.
                    ((EventsComponent) target).setConfiguration(bean);
                }
                CamelPropertiesHelper.copyProperties(camelContext, configuration, target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                // Another component of this class is a bean with a separate configuration.
                return target instanceof EventsComponent
                        && name.equals(NAME)
                        && HierarchicalPropertiesEvaluator.evaluate(
                                applicationContext,
                                "camel.component.customizer",
                                "camel.component.8x8events.customizer");
            }
        };
    }
}
