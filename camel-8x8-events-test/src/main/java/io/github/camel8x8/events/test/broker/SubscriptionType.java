/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/** How several consumers share a subscription; the names are those of the query. */
public enum SubscriptionType {
    /** One consumer; a second one is rejected. */
    Exclusive,
    /** Each message to one of the consumers. */
    Shared,
    /** One consumer is active, the next takes over. */
    Failover,
    /** Each message to one of the consumers, those of one key to the same. */
    Key_Shared;

    boolean isShared() {
        return this == Shared || this == Key_Shared;
    }
}
