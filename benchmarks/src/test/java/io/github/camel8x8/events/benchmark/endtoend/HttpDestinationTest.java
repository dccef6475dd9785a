/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpDestinationTest {

    @Test
    void countsAllRequestsAndThoseWithDifferentIds() throws Exception {
        try (HttpDestination destination = new HttpDestination()) {
            HttpLibrary client = new HttpLibrary(destination.address() + "/calls");
            client.send(event("id-1"));
            client.send(event("id-2"));
            client.send(event("id-1"));

            assertThat(destination.arrived("calls")).isEqualTo(new Arrived(3, 2));
            assertThat(destination.arrived("chats")).isEqualTo(new Arrived(0, 0));
        }
    }

    private static ReceivedEvent event(String messageId) {
        return new ReceivedEvent(messageId, "InteractionCreated", "int-1", "{}");
    }
}
