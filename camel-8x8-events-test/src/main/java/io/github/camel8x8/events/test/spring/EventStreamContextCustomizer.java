/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.spring;

import io.github.camel8x8.events.test.EventStreamServer;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Adds a stream to a context; equal customizers allow a shared context. */
record EventStreamContextCustomizer(String tenant, String apiKey, String prefix)
        implements ContextCustomizer {

    private static final String NAME = "eventStreamServer";

    @Override
    public void customizeContext(
            ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        EventStreamServer stream =
                EventStreamServer.builder().tenant(tenant).apiKey(apiKey).start();
        Map<String, Object> properties =
                Map.of(
                        prefix + ".service-url", stream.serviceUrl(),
                        prefix + ".tenant", tenant,
                        prefix + ".api-key", apiKey);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(NAME, properties));
        context.getBeanFactory().registerSingleton(NAME, stream);
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
            beans.registerDisposableBean(NAME, stream::close);
        }
    }
}
