/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

/**
 * An event that was published.
 *
 * @param topic where to, as it was named: {@code all}, {@code agent-v1/...}
 * @param messageId its id there; on the topics to which it also went it has others
 * @param payload what was published
 */
public record Published(String topic, String messageId, String payload) {}
