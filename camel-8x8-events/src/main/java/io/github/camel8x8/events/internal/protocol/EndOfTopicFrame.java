/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

/**
 * The reply to an {@code isEndOfTopic} request. Costs no credit and is not acknowledged.
 *
 * @param reached whether the topic was terminated and everything in it has been read (reader) or
 *     acknowledged (consumer)
 */
public record EndOfTopicFrame(boolean reached) implements ServerFrame {}
