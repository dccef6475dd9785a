/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A real Apache Pulsar for the integration tests: standalone, with its WebSocket proxy, in a
 * separate process on loopback.
 */
package io.github.camel8x8.events.pulsar;
