/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriFactoryResolver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The options of an endpoint. */
class DeclaredOptionsTest {

    @AutoClose private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void aJarWithoutItsServiceFilesIsReportedByTheNameOfTheFile() {
        context.getCamelContextExtension()
                .addContextPlugin(UriFactoryResolver.class, (scheme, camel) -> null);

        assertThatThrownBy(() -> DeclaredOptions.of(context))
                .hasMessageContaining("The jar of camel-8x8-events is incomplete")
                .hasMessageContaining("urifactory/8x8events-endpoint");
    }

    @Test
    void aNameIsFoundWhateverItsCase() {
        assertThat(DeclaredOptions.of(context).spelling("APIKEY")).isEqualTo("apiKey");
    }
}
