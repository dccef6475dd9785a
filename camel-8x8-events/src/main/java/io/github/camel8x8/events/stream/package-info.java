/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The client of an 8x8 event stream: where it is, one WebSocket session at a time, what is in
 * flight on it, and how it comes back. Can be used without Camel; no type of AsyncHttpClient is
 * seen outside the class that connects.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.stream;

import org.jspecify.annotations.NullMarked;
