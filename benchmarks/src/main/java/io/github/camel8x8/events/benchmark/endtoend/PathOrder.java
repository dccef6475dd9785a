/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import io.github.camel8x8.events.benchmark.run.Goal;

/**
 * The order to a client process.
 *
 * @param client the client to run
 * @param target the target
 * @param serviceUrl the URL of the stream
 * @param tenant the tenant of the stream
 * @param topic the topic to read, and the name of the topic, table or path in the target
 * @param subscription the subscription
 * @param address the address of the target: servers, the URL for JDBC, or a URL
 * @param warmup the length of the warm-up
 * @param measured the length of the measurement; no events if nothing is measured
 */
public record PathOrder(
        PathKind client,
        Target target,
        String serviceUrl,
        String tenant,
        String topic,
        String subscription,
        String address,
        Goal warmup,
        Goal measured) {

    /** The same order without a measurement. */
    public PathOrder unmeasured() {
        return new PathOrder(
                client,
                target,
                serviceUrl,
                tenant,
                topic,
                subscription,
                address,
                Goal.events(0),
                Goal.events(0));
    }

    /** The URL of the consumer endpoint. */
    String consumer() {
        return "%s/ws/v2/consumer/persistent/%s/event-v1/%s/%s"
                .formatted(serviceUrl, tenant, topic, subscription);
    }
}
