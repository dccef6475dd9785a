/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import io.github.camel8x8.events.test.EventStreamServer;
import java.util.concurrent.atomic.AtomicInteger;

/** The local stream. */
public final class LocalService implements WireService {

    /** One server for all tests: they use different topics. */
    static final LocalService SHARED = new LocalService();

    private static final String NAMESPACE = "event-v1";

    private final AtomicInteger names = new AtomicInteger();
    private final EventStreamServer stream = EventStreamServer.start();

    @Override
    public String serviceUrl() {
        return stream.serviceUrl();
    }

    @Override
    public String tenant() {
        return stream.tenant();
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public String newTopic() {
        return "topic-" + names.incrementAndGet();
    }

    @Override
    public String newNamespace() {
        String name = "namespace-" + names.incrementAndGet();
        stream.createNamespace(tenant(), name);
        return name;
    }

    @Override
    public void forbidTopicCreation(String namespace) {
        stream.forbidTopicCreation(tenant(), namespace);
    }

    @Override
    public void createTopic(String namespace, String topic) {
        stream.createTopic(namespace + "/" + topic);
    }

    @Override
    public long backlog(String topic, String subscription) {
        return stream.backlog(topic, subscription);
    }

    @Override
    public void unload(String topic) {
        stream.unload(topic);
    }

    @Override
    public void terminate(String topic) {
        stream.terminate(topic);
    }

    @Override
    public void delete(String namespace, String topic) {
        stream.delete(namespace + "/" + topic);
    }
}
