/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.test.EventStreamServer;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** How a Spring test gets its stream. */
@SpringJUnitConfig
@EnableEventStream(tenant = "acme")
class EnableEventStreamTest {

    @Configuration
    static class NoBeans {}

    @Autowired private EventStreamServer stream;

    @Value("${camel.component.8x8events.service-url}")
    private String serviceUrl;

    @Value("${camel.component.8x8events.tenant}")
    private String tenant;

    @Value("${camel.component.8x8events.api-key}")
    private String apiKey;

    @Test
    void thePropertiesOfTheComponentNameTheStreamThatIsABean() {
        assertThat(serviceUrl).isEqualTo(stream.serviceUrl());
        assertThat(tenant).isEqualTo(stream.tenant()).isEqualTo("acme");
        assertThat(apiKey).isEqualTo(stream.apiKey().orElseThrow());
    }

    @Test
    void theStreamClosesWithTheContext() {
        GenericApplicationContext context = new GenericApplicationContext();
        new EventStreamContextCustomizer("t", "k", "p").customizeContext(context, null);
        context.refresh();
        int port = context.getBean(EventStreamServer.class).port();

        context.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                .hasMessageContaining("refused");
    }
}
