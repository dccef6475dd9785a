/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.notification.StreamNotification;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Publishes the notifications of streams as events of Spring, so that a method with
 * {@code @EventListener} receives them. Such a method may block: it delays no event of a stream.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
public class StreamNotificationAutoConfiguration {

    /** Created by Spring. */
    public StreamNotificationAutoConfiguration() {}

    /**
     * Creates the notifier; Camel registers it in its context.
     *
     * @param publisher receives the notifications
     * @return the notifier
     */
    @Bean
    @ConditionalOnMissingBean(name = "streamNotificationPublisher")
    public EventNotifier streamNotificationPublisher(ApplicationEventPublisher publisher) {
        return new Publisher(publisher);
    }

    /** It requests no events of Exchanges, so Camel does not create them. */
    private static final class Publisher extends SimpleEventNotifierSupport {

        private final ApplicationEventPublisher publisher;

        Publisher(ApplicationEventPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof StreamNotification;
        }

        @Override
        public void notify(CamelEvent event) {
            publisher.publishEvent(event);
        }
    }
}
