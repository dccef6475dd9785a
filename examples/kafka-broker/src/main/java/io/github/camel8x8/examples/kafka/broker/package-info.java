/* SPDX-License-Identifier: Apache-2.0 */
/** A real Kafka in a separate process, for examples and their tests. */
@NullMarked
package io.github.camel8x8.examples.kafka.broker;

import org.jspecify.annotations.NullMarked;
