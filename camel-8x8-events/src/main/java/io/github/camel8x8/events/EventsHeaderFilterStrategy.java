/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Keeps names that mean something to Camel from crossing between a message and an Exchange.
 *
 * <p>Names are compared without regard to case: Camel's header map is case-insensitive, so {@code
 * cAmelExecCommandExecutable} would be {@code CamelExecCommandExecutable} on arrival
 * (CVE-2025-27636).
 */
public final class EventsHeaderFilterStrategy extends DefaultHeaderFilterStrategy {

    /** Makes the strategy. */
    public EventsHeaderFilterStrategy() {
        setLowerCase(true);
        setInFilterStartsWith("camel", "org.apache.camel.");
        setOutFilterStartsWith("camel", "org.apache.camel.");
    }
}
