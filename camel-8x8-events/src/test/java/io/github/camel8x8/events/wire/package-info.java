/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The contract of the wire protocol, run on a real Pulsar, which is the reference for the local
 * stream.
 */
package io.github.camel8x8.events.wire;
