/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Starts a Camel context that consumes from topic {@code all} with some options. Each way names the
 * endpoint differently.
 */
interface WayToNameAnEndpoint {

    /** The values that can be written. */
    enum Spelling {
        /**
         * All values except those with {@code &} or a percent sign before two hexadecimal digits.
         */
        AS_IT_IS,
        ANY
    }

    /** The values that can be written in this way. */
    Spelling spelling();

    /** Adds the definition that names the endpoint, before Camel is started. */
    void name(DefaultCamelContext camel, Map<String, String> options) throws Exception;

    /** Makes the endpoint consume, after Camel is started. */
    default void use(CamelContext camel, Map<String, String> options) {}
}
