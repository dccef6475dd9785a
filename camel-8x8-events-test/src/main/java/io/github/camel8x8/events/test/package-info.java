/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A local 8x8 event stream. {@link io.github.camel8x8.events.test.EventStreamServer} is the way in:
 * start it, give its address to a route, publish, and look at what became of it. It speaks the wire
 * as Apache Pulsar 4.0.8 does, with 8x8's tenants, keys and topics.
 */
@NullMarked
package io.github.camel8x8.events.test;

import org.jspecify.annotations.NullMarked;
