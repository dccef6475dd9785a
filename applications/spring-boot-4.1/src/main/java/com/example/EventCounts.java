package com.example;

import io.github.camel8x8.events.event.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Handler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class EventCounts {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Handler
    public void count(Event event) {
        counts.merge(event.getType(), 1, Integer::sum);
    }

    @GetMapping("/counts")
    public Map<String, Integer> counts() {
        return counts;
    }
}
