/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.monitoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A fault that the example can inject; at most one is active. */
public enum Fault {
    /** The stream is down. */
    STREAM_DOWN,
    /** The target of the routes takes two seconds for each event. */
    SLOW_TARGET,
    /** The target of the routes does not answer. */
    HANGING_TARGET,
    /** The target of the routes rejects each event. */
    FAILING_TARGET,
    /** Each connection is lost once. */
    LOST_CONNECTIONS,
    /** The server sends each client a frame that is not a message. */
    GARBAGE;

    static Optional<Fault> named(String name) {
        return Arrays.stream(values()).filter(fault -> fault.text().equals(name)).findFirst();
    }

    /** {@return the name in URLs, as in {@code stream-down}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
