/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A local 8x8 event stream. {@link io.github.camel8x8.events.test.EventStreamServer} is the entry
 * point: start it, pass its address to a route, publish events, and check the results. It uses the
 * wire protocol of Apache Pulsar 4.0.8, with 8x8's tenants, keys and topics.
 */
@NullMarked
package io.github.camel8x8.events.test;

import org.jspecify.annotations.NullMarked;
