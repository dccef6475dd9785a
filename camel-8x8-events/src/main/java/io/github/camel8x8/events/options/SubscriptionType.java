/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.options;

/** How a subscription is shared by its consumers; the names are spelled as in Pulsar. */
@SuppressWarnings("JavaCase")
public enum SubscriptionType {
    /** One consumer; a second is rejected with 409. */
    Exclusive,
    /** Any number of consumers, each message goes to one of them; no order. */
    Shared,
    /** One consumer receives messages, the others are on standby. */
    Failover,
    /** Any number of consumers, all messages of one key go to the same; order per key. */
    Key_Shared;

    /**
     * {@return whether a negative acknowledgement redelivers that one message} On the other types
     * it redelivers all messages that are not acknowledged, out of order (measured on Pulsar
     * 4.0.8).
     */
    public boolean redeliversSingly() {
        return this == Shared || this == Key_Shared;
    }
}
