/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriFactoryResolver;
import org.junit.jupiter.api.Test;

/** The options of an endpoint. */
class DeclaredOptionsTest {

    @Test
    void aJarWithoutItsServiceFilesIsReportedByTheNameOfTheFile() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension()
                    .addContextPlugin(UriFactoryResolver.class, (scheme, context) -> null);

            assertThatThrownBy(() -> DeclaredOptions.of(camel))
                    .hasMessageContaining("The jar of camel-8x8-events is incomplete")
                    .hasMessageContaining("urifactory/8x8events-endpoint");
        }
    }

    @Test
    void aNameIsFoundWhateverItsCase() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(DeclaredOptions.of(camel).spelling("APIKEY")).isEqualTo("apiKey");
        }
    }
}
