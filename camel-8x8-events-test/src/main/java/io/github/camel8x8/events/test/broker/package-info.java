/* SPDX-License-Identifier: Apache-2.0 */
/**
 * An in-memory model of Pulsar's broker, as far as its WebSocket proxy exposes it: topics that keep
 * their messages, readers and subscriptions. It has no network and no threads: every object is used
 * only on the executor that was passed to the {@link io.github.camel8x8.events.test.broker.Broker}.
 * The behavior was measured on Pulsar 4.0.8.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.test.broker;

import org.jspecify.annotations.NullMarked;
