/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The client of an 8x8 event stream: its address, one WebSocket session at a time, the events in
 * flight, and reconnecting. Can be used without Camel; its API has no types of AsyncHttpClient.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.stream;

import org.jspecify.annotations.NullMarked;
