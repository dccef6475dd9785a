/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Reads Spring Boot's Actuator on a port of this machine. The JDK's client, because the test
 * clients of Spring Boot 3.5 and 4.1 are in different packages and these tests run on both.
 */
record Actuator(int port) {

    /** The body of an endpoint, for any status: health answers 503 when it is DOWN. */
    String read(String endpoint) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/actuator/" + endpoint);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
