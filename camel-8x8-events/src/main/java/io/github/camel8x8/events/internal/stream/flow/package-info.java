/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The events in flight on one stream: their order, credits, acknowledgements and redelivery.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.stream.flow;

import org.jspecify.annotations.NullMarked;
