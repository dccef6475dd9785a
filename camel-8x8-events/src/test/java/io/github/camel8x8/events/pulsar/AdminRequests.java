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
import java.time.Duration;
import java.util.Set;

/** Requests to Pulsar's admin API, with JSON bodies and a time limit. */
final class AdminRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    AdminRequests(String url) {
        this.url = url;
    }

    JsonNode get(String path) {
        return exchange("GET", path, "", Set.of());
    }

    void put(String path, String body) {
        exchange("PUT", path, body, Set.of());
    }

    /** Creates an object that may already exist. */
    void putIfAbsent(String path, String body) {
        exchange("PUT", path, body, Set.of(CONFLICT));
    }

    void post(String path, String body) {
        exchange("POST", path, body, Set.of());
    }

    void delete(String path) {
        exchange("DELETE", path, "", Set.of());
    }

    private JsonNode exchange(String method, String path, String body, Set<Integer> also) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            int status = response.statusCode();
            if (status / 100 != 2 && !also.contains(status)) {
                throw new IllegalStateException(
                        method + " " + path + ": " + status + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
