/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.processor.aggregate.GroupedMessageAggregationStrategy;

/**
 * Collects the messages of a split in a list, with their headers. They are copies, because a pooled
 * Exchange resets its message after the split.
 */
public final class MessageCopies extends GroupedMessageAggregationStrategy {

    @Override
    public Message getValue(Exchange exchange) {
        return super.getValue(exchange).copy();
    }
}
