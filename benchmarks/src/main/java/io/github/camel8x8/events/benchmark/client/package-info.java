/**
 * The clients that are compared. Each processes every event in the same way: it decodes the frame
 * and the payload, reads the event's type, interaction and call state, and acknowledges it.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.client;

import org.jspecify.annotations.NullMarked;
