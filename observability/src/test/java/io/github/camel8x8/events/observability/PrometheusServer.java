/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Prometheus server with a separate configuration and data directory, on a free port. */
final class PrometheusServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on\" address=(\\S+)");

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration REQUEST = Duration.ofSeconds(30);

    private static final int OK = 200;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    private PrometheusServer(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts a server.
     *
     * @param directory with {@code prometheus.yml} and the rules; receives data and log
     */
    static PrometheusServer start(Path directory) {
        Path log = directory.resolve("prometheus.log");
        try {
            Process process =
                    new ProcessBuilder(
                                    Installation.prometheus().toString(),
                                    "--config.file=" + directory.resolve("prometheus.yml"),
                                    "--storage.tsdb.path=" + directory.resolve("data"),
                                    "--web.listen-address=127.0.0.1:0")
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            try {
                String address =
                        await("Prometheus listens; see " + log)
                                .atMost(START)
                                .until(() -> addressIn(log, process), found -> !found.isEmpty());
                PrometheusServer server =
                        new PrometheusServer(process, URI.create("http://" + address));
                await().atMost(START).until(() -> server.get("/-/ready").statusCode() == OK);
                return server;
            } catch (RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return base;
    }

    /** The result of a query; fails if Prometheus does not accept the expression. */
    List<JsonNode> query(String expression) {
        String parameter = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return Dashboard.list(data("/api/v1/query?query=" + parameter).path("result"));
    }

    /** The names of all metrics. */
    Set<String> metrics() {
        return Dashboard.list(data("/api/v1/label/__name__/values")).stream()
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The alerts that are firing. */
    List<JsonNode> firing() {
        return Dashboard.list(data("/api/v1/alerts").path("alerts")).stream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .toList();
    }

    /** The names of the alerts that are firing, for any stream. */
    Set<String> namesOfFiring() {
        return firing().stream()
                .map(alert -> alert.path("labels").path("alertname").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode data(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != OK) {
            throw new IllegalStateException(path + ": " + response.body());
        }
        return TestedFiles.json(response.body()).path("data");
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(base.resolve(path)).timeout(REQUEST).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String addressIn(Path log, Process process) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus ended: " + Files.readString(log));
        }
        Matcher listening = LISTENING.matcher(Files.readString(log));
        return listening.find() ? listening.group(1) : "";
    }
}
