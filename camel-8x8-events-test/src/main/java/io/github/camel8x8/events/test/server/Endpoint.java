/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import java.util.Locale;

/** The three endpoints. */
public enum Endpoint {
    /** Reads a topic from a position that the client chooses. */
    READER,
    /** Reads through a subscription. */
    CONSUMER,
    /** Publishes. Pulsar has this endpoint, 8x8 does not offer it. */
    PRODUCER;

    String pathSegment() {
        return name().toLowerCase(Locale.ROOT);
    }
}
