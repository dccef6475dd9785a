/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What an 8x8 Contact Center event says: its type, the interaction and the agent it is about, and
 * the fields around them, as accessors that survive the ways in which 8x8's own pages and samples
 * differ. Knows Jackson and nothing else: no Camel, no socket, no envelope.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.event;

import org.jspecify.annotations.NullMarked;
