/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults by HTTP. The tests in {@code observability} run the whole example. */
class FaultServerTest {

    private final List<Fault> injected = new ArrayList<>();
    private FaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = FaultServer.start(0, injected::add);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPostInjectsTheFault() throws Exception {
        assertThat(send("POST", "/stream-down").statusCode()).isEqualTo(200);

        assertThat(injected).containsExactly(Fault.STREAM_DOWN);
    }

    @Test
    void noneEndsTheFault() throws Exception {
        send("POST", "/none");

        assertThat(injected).containsExactly((Fault) null);
    }

    @Test
    void anUnknownFaultAndAGetInjectNothingAndListTheFaults() throws Exception {
        for (HttpResponse<String> answer :
                List.of(send("POST", "/no-such-fault"), send("GET", "/stream-down"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("/stream-down", "/slow-target", "/none");
        }
        assertThat(injected).isEmpty();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + server.port() + path))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
