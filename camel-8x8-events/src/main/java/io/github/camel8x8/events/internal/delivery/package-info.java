/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The way of one event through a route: its order, its Exchange with body and headers, and its
 * acknowledgement or redelivery.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.delivery;

import org.jspecify.annotations.NullMarked;
