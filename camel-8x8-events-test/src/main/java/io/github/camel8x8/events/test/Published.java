/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

/**
 * A published event.
 *
 * @param topic the topic, as the caller named it: {@code all}, {@code agent-v1/...}
 * @param messageId its id on that topic; it has other ids on the topics that it was routed to
 * @param payload the published payload
 */
public record Published(String topic, String messageId, String payload) {}
