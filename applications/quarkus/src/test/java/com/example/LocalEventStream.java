package com.example;

import io.github.camel8x8.events.test.EventStreamServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Runs a local event stream for the tests and points the component at it. */
public class LocalEventStream implements QuarkusTestResourceLifecycleManager {

    private EventStreamServer stream;

    @Override
    public Map<String, String> start() {
        stream = EventStreamServer.builder().apiKey("test-key").start();
        return Map.of(
                "camel.component.8x8events.service-url", stream.serviceUrl(),
                "camel.component.8x8events.tenant", stream.tenant(),
                "camel.component.8x8events.api-key", "test-key");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                stream, new TestInjector.MatchesType(EventStreamServer.class));
    }

    @Override
    public void stop() {
        stream.close();
    }
}
