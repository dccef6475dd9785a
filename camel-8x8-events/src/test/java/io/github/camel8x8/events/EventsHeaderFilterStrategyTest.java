/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header names that are copied between a message and an Exchange. */
class EventsHeaderFilterStrategyTest {

    private final EventsHeaderFilterStrategy strategy = new EventsHeaderFilterStrategy();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelExecCommandExecutable",
                "camelHttpUri",
                "cAmElBeanMethodName",
                "CAMELFILENAME",
                "Camel8x8EventsMessageId",
                "org.apache.camel.Foo",
                "ORG.APACHE.CAMEL.foo"
            })
    void namesThatMeanSomethingToCamelMayNot(String name) {
        assertThat(strategy.applyFilterToExternalHeaders(name, "x", exchange)).isTrue();
        assertThat(strategy.applyFilterToCamelHeaders(name, "x", exchange)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "source", "my-camel"})
    void othersMay(String name) {
        assertThat(strategy.applyFilterToExternalHeaders(name, "x", exchange)).isFalse();
    }
}
