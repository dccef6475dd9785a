/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The part of Pulsar's admin API that the tests need. A topic is {@code topic} in the default
 * namespace or {@code tenant/namespace/topic}. A rejected request throws an {@link
 * IllegalStateException} with the server's response.
 */
public final class PulsarAdmin {

    private static final String HOME_OF_TOPICS =
            PulsarServer.TENANT + "/" + PulsarServer.NAMESPACE + "/";

    private final AdminRequests requests;

    PulsarAdmin(String url) {
        requests = new AdminRequests(url);
    }

    /** The namespaces of a tenant; empty while the server is not ready. */
    List<String> namespaces(String tenant) {
        try {
            return strings(requests.get("/namespaces/" + tenant));
        } catch (UncheckedIOException | IllegalStateException e) {
            return List.of();
        }
    }

    /** Creates the tenant if it is missing, and the namespace in it. */
    public void createNamespace(String tenant, String namespace) {
        requests.putIfAbsent("/tenants/" + tenant, "{\"allowedClusters\":[\"standalone\"]}");
        requests.putIfAbsent("/namespaces/" + tenant + "/" + namespace, "{}");
    }

    /** Deletes the namespace with its topics, while their clients are connected. */
    public void deleteNamespace(String tenant, String namespace) {
        requests.delete("/namespaces/" + tenant + "/" + namespace + "?force=true");
    }

    /** From now on, clients that connect do not create topics in the namespace. */
    public void forbidTopicCreation(String tenant, String namespace) {
        requests.post(
                "/namespaces/" + tenant + "/" + namespace + "/autoTopicCreation",
                "{\"allowAutoTopicCreation\":false}");
    }

    /** Creates a topic that exists without a client. */
    public void createTopic(String topic) {
        requests.put(path(topic), "");
    }

    /** Creates a topic with several partitions. */
    public void createPartitionedTopic(String topic, int partitions) {
        requests.put(path(topic) + "/partitions", Integer.toString(partitions));
    }

    /** Adds partitions, so that the topic has this number. */
    public void addPartitions(String topic, int partitions) {
        requests.post(path(topic) + "/partitions", Integer.toString(partitions));
    }

    /** The names of the topics in a namespace; partitions are topics. */
    public List<String> topics(String tenant, String namespace) {
        return strings(requests.get("/persistent/" + tenant + "/" + namespace)).stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    /**
     * Moves the topic, or all its partitions, to another broker. In a standalone server that is the
     * same broker.
     */
    public void unload(String topic) {
        requests.put(path(topic) + "/unload", "");
    }

    /** Closes the topic, or all its partitions, for new messages. */
    public void terminate(String topic) {
        requests.post(path(topic) + "/terminate" + (isPartitioned(topic) ? "/partitions" : ""), "");
    }

    /** Deletes the topic, with its partitions, while its clients are connected. */
    public void delete(String topic) {
        requests.delete(path(topic) + (isPartitioned(topic) ? "/partitions" : "") + "?force=true");
    }

    /**
     * Drops the messages of a topic, or of one partition, that no subscription needs. The topic
     * must have no subscription, and no longer retains messages that none needs.
     */
    public void expire(String topic) {
        // a partition has the policies of its partitioned topic
        String retention = path(topic.replaceFirst("-partition-\\d+$", "")) + "/retention";
        requests.post(retention, "{\"retentionTimeInMinutes\":0,\"retentionSizeInMB\":0}");
        await("the retention to be in effect")
                .until(
                        () ->
                                requests.get(retention + "?applied=true")
                                                .path("retentionTimeInMinutes")
                                                .asInt(-1)
                                        == 0);
        unload(topic); // closes the ledger: the open one is never dropped
        stats(topic); // loads the topic again
        requests.post(path(topic) + "/trim", "");
        await("the messages to be dropped")
                .until(
                        () ->
                                requests.get(path(topic) + "/internalStats")
                                                .path("numberOfEntries")
                                                .asInt()
                                        == 0);
    }

    /** The statistics of a topic; of all its partitions, if it has some. */
    public JsonNode stats(String topic) {
        return requests.get(path(topic) + (isPartitioned(topic) ? "/partitioned-stats" : "/stats"));
    }

    private boolean isPartitioned(String topic) {
        return requests.get(path(topic) + "/partitions").path("partitions").asInt() > 0;
    }

    /** The names of the topic's subscriptions. */
    public List<String> subscriptions(String topic) {
        return strings(requests.get(path(topic) + "/subscriptions"));
    }

    /** The number of unacknowledged messages of the subscription; -1 if it does not exist. */
    public long backlog(String topic, String subscription) {
        return stats(topic).path("subscriptions").path(subscription).path("msgBacklog").asLong(-1);
    }

    /** Moves the subscription back to this publish time. */
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
