/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.options;

/** Whether a subscription outlives its last consumer; the names are spelled as in Pulsar. */
public enum SubscriptionMode {
    /** It remains, and keeps the messages that were not acknowledged. */
    Durable,
    /** It ends with its last consumer. */
    NonDurable
}
