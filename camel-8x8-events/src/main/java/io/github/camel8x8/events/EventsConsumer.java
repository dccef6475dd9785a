/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Stands where the consumer will be. */
final class EventsConsumer extends DefaultConsumer {

    EventsConsumer(EventsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }
}
