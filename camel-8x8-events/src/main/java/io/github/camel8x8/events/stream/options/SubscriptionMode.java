/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream.options;

/** Whether a subscription outlives its last consumer; the names are Pulsar's own spelling. */
public enum SubscriptionMode {
    /** It stays, and keeps what was not acknowledged. */
    Durable,
    /** It goes with its last consumer. */
    NonDurable
}
