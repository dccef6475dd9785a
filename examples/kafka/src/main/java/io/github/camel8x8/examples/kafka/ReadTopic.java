/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * Prints each event of the topic once. An event that was written twice after an interruption has
 * the same message id both times. An application with a database would use the message id as a
 * unique column instead, which also works across its restarts.
 */
public final class ReadTopic extends RouteBuilder {

    /**
     * More than the number of events that can be written twice: those in flight at an interruption,
     * at most 1,000.
     */
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
