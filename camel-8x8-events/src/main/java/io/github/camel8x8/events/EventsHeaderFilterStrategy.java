/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Removes names with a meaning to Camel when headers pass between a message and an Exchange.
 *
 * <p>Names are compared ignoring case: Camel's header map is case-insensitive, so {@code
 * cAmelExecCommandExecutable} would be {@code CamelExecCommandExecutable} on arrival
 * (CVE-2025-27636).
 */
public final class EventsHeaderFilterStrategy extends DefaultHeaderFilterStrategy {

    /** Creates the strategy. */
    public EventsHeaderFilterStrategy() {
        setLowerCase(true);
        setInFilterStartsWith("camel", "org.apache.camel.");
        setOutFilterStartsWith("camel", "org.apache.camel.");
    }
}
