/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;

/** The JDK's client, which waits for each response. */
final class HttpLibrary implements TargetLibrary {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final AtomicLong count = new AtomicLong();

    HttpLibrary(String url) {
        uri = URI.create(url);
    }

    @Override
    public void send(ReceivedEvent event) throws IOException, InterruptedException {
        HttpResponse<Void> response =
                http.send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .header(Target.MESSAGE_ID, event.messageId())
                                .POST(HttpRequest.BodyPublishers.ofString(event.payload()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() == 200) {
            count.incrementAndGet();
        }
    }

    @Override
    public long count() {
        return count.get();
    }
}
