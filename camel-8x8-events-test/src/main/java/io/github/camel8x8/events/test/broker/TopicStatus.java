/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.Map;

/**
 * A topic at one moment.
 *
 * @param name its name
 * @param published how many messages it ever got
 * @param kept how many it still has
 * @param clients how many readers and consumers are connected
 * @param backlogs the subscriptions, each with the number of messages not acknowledged
 */
public record TopicStatus(
        TopicName name, long published, int kept, int clients, Map<String, Long> backlogs) {}
