/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/** How several consumers share a subscription, with the names that the query uses. */
public enum SubscriptionType {
    /** One consumer; a second one is rejected. */
    Exclusive,
    /** Each message goes to one of the consumers. */
    Shared,
    /** One consumer is active; another takes over when it disconnects. */
    Failover,
    /** Each message goes to one of the consumers; messages with the same key go to the same one. */
    Key_Shared;

    boolean isShared() {
        return this == Shared || this == Key_Shared;
    }
}
