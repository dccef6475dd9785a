/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code region} of an endpoint, and the address that it selects. */
class RegionInUriTest extends ConfiguredComponent {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region=US1",
                "region=use1",
                "region=NA12",
                "region=na12",
                "region=vcc-na12.8x8.com",
                "region=https://vcc-na12.8x8.com/",
                "region=RAW(https://vcc-na12.8x8.com/CM/login.php?a=b&c=d)"
            })
    void theAddressIsThatOfTheRegion(String option) {
        EventsEndpoint endpoint =
                camel.getEndpoint("8x8events:all?" + option, EventsEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo("wss://pulsar-ws-use1.8x8.com");
        assertThat(endpoint.streamOptions())
                .extracting(options -> options.service().host())
                .containsExactly("pulsar-ws-use1.8x8.com");
    }

    @Test
    void theAddressIsThatOfTheComponentIfTheUriHasNone() {
        component().getConfiguration().setRegion("vcc-eu4.8x8.com");

        assertThat(camel.getEndpoint("8x8events:all", EventsEndpoint.class).getServiceUrl())
                .isEqualTo("wss://pulsar-ws-euw2.8x8.com");
    }

    @Test
    void beforeTheEndpointIsInitializedTheAddressIsTheOption() {
        EventsEndpoint endpoint = new EventsEndpoint();
        endpoint.getConfiguration().setRegion("NA12");

        assertThat(endpoint.getServiceUrl()).isEqualTo("NA12");
    }
}
