/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * Prints what is in the topic, each event once: one that was written twice, after a break, has the
 * same message id. An application with a database would make the message id a unique column
 * instead, which also holds over its own restarts.
 */
public final class ReadTopic extends RouteBuilder {

    /** More than can be written twice: what was in flight at a break, 1,000 at most. */
    private static final int REMEMBERED = 10_000;

    @Override
    public void configure() {
        from("kafka:{{kafka.topic}}?groupId=read-topic&autoOffsetReset=earliest")
                .routeId("read-topic")
                .idempotentConsumer(
                        header(FanOut.MESSAGE_ID).convertToString(),
                        MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED))
                .setHeader(FanOut.EVENT_TYPE, header(FanOut.EVENT_TYPE).convertToString())
                .log(
                        "partition ${header[%s]} offset ${header[%s]} ${header.eventType} of ${header[%s]}"
                                .formatted(
                                        KafkaConstants.PARTITION,
                                        KafkaConstants.OFFSET,
                                        KafkaConstants.KEY))
                .to("{{read-topic.to}}");
    }
}
