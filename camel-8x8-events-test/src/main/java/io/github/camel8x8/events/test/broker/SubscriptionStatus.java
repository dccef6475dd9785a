/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import org.jspecify.annotations.Nullable;

/**
 * The state of a subscription at one moment.
 *
 * @param name its name
 * @param consumers how many consumers are connected
 * @param backlog how many messages are not acknowledged
 * @param inFlight how many of them were sent to a consumer that is connected
 * @param oldest the oldest message that is not acknowledged; null if all are
 */
public record SubscriptionStatus(
        String name, int consumers, long backlog, long inFlight, @Nullable StoredMessage oldest) {}
