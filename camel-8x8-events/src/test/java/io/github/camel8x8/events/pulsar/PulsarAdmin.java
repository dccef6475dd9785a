/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;

/** Pulsar's admin API, as far as the tests need it. Topics are those of the default namespace. */
public final class PulsarAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TOPICS =
            "/persistent/" + PulsarServer.TENANT + "/" + PulsarServer.NAMESPACE + "/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    PulsarAdmin(String url) {
        this.url = url;
    }

    /** The namespaces of a tenant; none as long as the server cannot tell. */
    List<String> namespaces(String tenant) {
        try {
            HttpResponse<String> response = send("GET", "/namespaces/" + tenant, "");
            return response.statusCode() == 200
                    ? StreamSupport.stream(JSON.readTree(response.body()).spliterator(), false)
                            .map(JsonNode::asText)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Makes the tenant, where it is not there, and the namespace in it. */
    public void createNamespace(String tenant, String namespace) {
        send("PUT", "/tenants/" + tenant, "{\"allowedClusters\":[\"standalone\"]}", 204, 409);
        send("PUT", "/namespaces/" + tenant + "/" + namespace, "{}", 204, 409);
    }

    /** From now on, topics of the namespace are not made by who connects to them. */
    public void forbidTopicCreation(String tenant, String namespace) {
        send(
                "POST",
                "/namespaces/" + tenant + "/" + namespace + "/autoTopicCreation",
                "{\"allowAutoTopicCreation\":false}",
                204);
    }

    /** Moves the topic to another broker, which in a standalone server is the same one. */
    public void unload(String topic) {
        send("PUT", TOPICS + topic + "/unload", "", 204);
    }

    /** Deletes the topic under its clients. */
    public void delete(String topic) {
        send("DELETE", TOPICS + topic + "?force=true", "", 204);
    }

    /** The statistics of a topic. */
    public JsonNode stats(String topic) {
        return json(send("GET", TOPICS + topic + "/stats", "", 200));
    }

    /** How many messages of the subscription are not acknowledged. */
    public long backlog(String topic, String subscription) {
        return stats(topic).path("subscriptions").path(subscription).path("msgBacklog").asLong(-1);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body, Integer... wanted) {
        try {
            HttpResponse<String> response = send(method, path, body);
            if (!List.of(wanted).contains(response.statusCode())) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
