package com.example;

import io.github.camel8x8.events.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jboss.logging.Logger;

/** Logs events and counts them by type. */
@ApplicationScoped
public class EventCounts implements Processor {

    private static final Logger LOG = Logger.getLogger(EventCounts.class);

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void process(Exchange exchange) {
        Event event = exchange.getMessage().getBody(Event.class);
        LOG.infof("%s of %s", event.getType(), event.getInteractionGuid());
        counts.merge(event.getType(), 1, Integer::sum);
    }

    public Map<String, Integer> counts() {
        return counts;
    }
}
