/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.wire;

import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.test.contract.WireService;

/** A real Pulsar, as a service for the contract. */
record PulsarWire(PulsarServer pulsar) implements WireService {

    @Override
    public String serviceUrl() {
        return pulsar.serviceUrl();
    }

    @Override
    public String tenant() {
        return pulsar.tenant();
    }

    @Override
    public String namespace() {
        return pulsar.namespace();
    }

    @Override
    public String newTopic() {
        return pulsar.newTopic();
    }

    @Override
    public String newNamespace() {
        return pulsar.newNamespace();
    }

    @Override
    public void forbidTopicCreation(String namespace) {
        pulsar.admin().forbidTopicCreation(tenant(), namespace);
    }

    @Override
    public void createTopic(String namespace, String topic) {
        pulsar.admin().createTopic(tenant() + "/" + namespace + "/" + topic);
    }

    @Override
    public long backlog(String topic, String subscription) {
        return pulsar.backlog(topic, subscription);
    }

    @Override
    public void unload(String topic) {
        pulsar.unload(topic);
    }

    @Override
    public void terminate(String topic) {
        pulsar.terminate(topic);
    }

    @Override
    public void delete(String namespace, String topic) {
        pulsar.admin().delete(tenant() + "/" + namespace + "/" + topic);
    }
}
