/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The contract of the wire, run on the real Pulsar: what the local stream copies, it copies from
 * this.
 */
package io.github.camel8x8.events.wire;
