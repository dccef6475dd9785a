/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import org.jspecify.annotations.Nullable;

/**
 * When the server moves a message to a dead letter topic.
 *
 * @param maxRedeliverCount after this many redeliveries, at least 1
 * @param topic the dead letter topic; null for the server's {@code {topic}-{subscription}-DLQ}
 */
public record DeadLetter(int maxRedeliverCount, @Nullable String topic) {

    /**
     * Checks the count.
     *
     * @param maxRedeliverCount the number of redeliveries, at least 1
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @throws IllegalArgumentException if the count is less than 1
     */
    public DeadLetter {
        if (maxRedeliverCount < 1) {
            throw InvalidOption.of("maxRedeliverCount", maxRedeliverCount, "but must be 1 or more");
        }
    }
}
