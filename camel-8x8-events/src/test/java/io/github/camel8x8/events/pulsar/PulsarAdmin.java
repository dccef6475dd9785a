/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Pulsar's admin API, as far as the tests need it. A topic is {@code topic} in the default
 * namespace or {@code tenant/namespace/topic}. What the server rejects is an {@link
 * IllegalStateException} with its answer.
 */
public final class PulsarAdmin {

    private static final String HOME_OF_TOPICS =
            PulsarServer.TENANT + "/" + PulsarServer.NAMESPACE + "/";

    private final AdminRequests requests;

    PulsarAdmin(String url) {
        requests = new AdminRequests(url);
    }

    /** The namespaces of a tenant; none as long as the server cannot tell. */
    List<String> namespaces(String tenant) {
        try {
            return strings(requests.get("/namespaces/" + tenant));
        } catch (UncheckedIOException | IllegalStateException e) {
            return List.of();
        }
    }

    /** Makes the tenant, where it is not there, and the namespace in it. */
    public void createNamespace(String tenant, String namespace) {
        requests.putIfAbsent("/tenants/" + tenant, "{\"allowedClusters\":[\"standalone\"]}");
        requests.putIfAbsent("/namespaces/" + tenant + "/" + namespace, "{}");
    }

    /** Deletes the namespace with its topics, under their clients. */
    public void deleteNamespace(String tenant, String namespace) {
        requests.delete("/namespaces/" + tenant + "/" + namespace + "?force=true");
    }

    /** From now on, topics of the namespace are not made by who connects to them. */
    public void forbidTopicCreation(String tenant, String namespace) {
        requests.post(
                "/namespaces/" + tenant + "/" + namespace + "/autoTopicCreation",
                "{\"allowAutoTopicCreation\":false}");
    }

    /** Makes a topic that is there without a client. */
    public void createTopic(String topic) {
        requests.put(path(topic), "");
    }

    /** Makes a topic of several partitions. */
    public void createPartitionedTopic(String topic, int partitions) {
        requests.put(path(topic) + "/partitions", Integer.toString(partitions));
    }

    /** Moves the topic to another broker, which in a standalone server is the same one. */
    public void unload(String topic) {
        requests.put(path(topic) + "/unload", "");
    }

    /** Takes no more messages for the topic. */
    public void terminate(String topic) {
        requests.post(path(topic) + "/terminate", "");
    }

    /** Deletes the topic under its clients. */
    public void delete(String topic) {
        requests.delete(path(topic) + "?force=true");
    }

    /**
     * Drops the messages of a topic that no subscription needs. It must have no subscription, and
     * keeps nothing from now on that none needs.
     */
    public void expire(String topic) {
        requests.post(
                path(topic) + "/retention",
                "{\"retentionTimeInMinutes\":0,\"retentionSizeInMB\":0}");
        await("the retention to be in force")
                .until(
                        () ->
                                requests.get(path(topic) + "/retention?applied=true")
                                                .path("retentionTimeInMinutes")
                                                .asInt(-1)
                                        == 0);
        unload(topic); // closes the ledger: the open one is never dropped
        stats(topic); // loads it again
        requests.post(path(topic) + "/trim", "");
        await("the messages to be gone")
                .until(
                        () ->
                                requests.get(path(topic) + "/internalStats")
                                                .path("numberOfEntries")
                                                .asInt()
                                        == 0);
    }

    /** The statistics of a topic. */
    public JsonNode stats(String topic) {
        return requests.get(path(topic) + "/stats");
    }

    /** The names of the topic's subscriptions. */
    public List<String> subscriptions(String topic) {
        return strings(requests.get(path(topic) + "/subscriptions"));
    }

    /** How many messages of the subscription are not acknowledged; -1 where there is none. */
    public long backlog(String topic, String subscription) {
        return stats(topic).path("subscriptions").path(subscription).path("msgBacklog").asLong(-1);
    }

    /** Takes the subscription back to what was published at this time. */
    public void resetCursor(String topic, String subscription, Instant to) {
        requests.post(
                path(topic) + "/subscription/" + subscription + "/resetcursor/" + to.toEpochMilli(),
                "");
    }

    private static String path(String topic) {
        return "/persistent/" + (topic.contains("/") ? topic : HOME_OF_TOPICS + topic);
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
