/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The content of an 8x8 Contact Center event: its type, its interaction and agent, and its other
 * fields, with accessors that accept all the forms in 8x8's pages and samples. Depends only on
 * Jackson: no Camel, no socket, no envelope.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.event;

import org.jspecify.annotations.NullMarked;
