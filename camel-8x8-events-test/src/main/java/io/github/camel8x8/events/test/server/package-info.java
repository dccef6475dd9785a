/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Pulsar's WebSocket proxy, version 4.0.8, in front of the {@link
 * io.github.camel8x8.events.test.broker broker}: paths, queries, rejections, frames, close codes,
 * and 8x8's keys. Broker and connections share one thread, so no locks are needed; {@link
 * io.github.camel8x8.events.test.server.WebSocketServer} and {@link
 * io.github.camel8x8.events.test.server.ClientConnection} may be called from any thread.
 */
@NullMarked
package io.github.camel8x8.events.test.server;

import org.jspecify.annotations.NullMarked;
