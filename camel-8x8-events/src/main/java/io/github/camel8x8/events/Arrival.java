/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.stream.Delivery;

/**
 * An event that has come and waits for the route.
 *
 * @param delivery to settle it by
 * @param event its payload
 */
record Arrival(Delivery delivery, Event event) {}
