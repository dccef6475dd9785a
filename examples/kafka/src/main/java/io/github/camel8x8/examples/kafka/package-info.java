/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every event to Kafka, keyed by interaction: {@link FanOut} is the route to copy, the rest starts
 * it, shows what it wrote, and brings a Kafka broker where there is none.
 */
@NullMarked
package io.github.camel8x8.examples.kafka;

import org.jspecify.annotations.NullMarked;
