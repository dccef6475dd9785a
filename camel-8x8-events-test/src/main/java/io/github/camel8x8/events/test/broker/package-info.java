/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Pulsar's broker in memory, as far as its WebSocket proxy shows it: topics that keep their
 * messages, readers, subscriptions. No network here and no threads: every object belongs to the one
 * executor that was given to the {@link io.github.camel8x8.events.test.broker.Broker}, and is
 * touched on it only. What it copies was measured on Pulsar 4.0.8.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.test.broker;

import org.jspecify.annotations.NullMarked;
