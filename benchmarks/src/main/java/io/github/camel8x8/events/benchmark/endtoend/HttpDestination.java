/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.run.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An HTTP server in a separate process. Counts requests by a header. */
public final class HttpDestination implements Destination {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final JavaProcess process;
    private final String address;

    /** Starts the server. */
    public HttpDestination() throws IOException {
        process = JavaProcess.start(HttpTargetMain.class);
        address = process.await(HttpTargetMain.READY);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void create(String name) {
        // a path exists when it is first used
    }

    @Override
    public Arrived arrived(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/" + name)).build();
        return JSON.readValue(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body(), Arrived.class);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
