/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Events for tests. In JSON in the tests, ' is replaced by ". */
public final class Events {

    private Events() {}

    public static Event event(String json) {
        return Event.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static Event interaction(String fields) {
        return event("{'Interaction': {" + fields + "}}");
    }

    /** A sample event of 8x8's documentation. */
    public static Event sample(String name) {
        try (InputStream in = Events.class.getResourceAsStream("/samples/" + name + ".json")) {
            return Event.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
