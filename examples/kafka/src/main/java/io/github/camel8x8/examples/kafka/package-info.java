/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Writes every event to Kafka, keyed by interaction. {@link FanOut} is the route to copy; the other
 * classes start it, print the written events, and start a Kafka broker if none is configured.
 */
@NullMarked
package io.github.camel8x8.examples.kafka;

import org.jspecify.annotations.NullMarked;
