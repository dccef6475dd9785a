/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import io.github.camel8x8.events.EventsConstants;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.component.undertow.UndertowConstants;
import org.jspecify.annotations.Nullable;

// tag::screens[]
/** The agents whose browsers are connected, by connection. Thread-safe. */
public final class Screens {

    private final Map<String, String> agents = new ConcurrentHashMap<>();

    /** A browser has sent the id of its agent. */
    public void open(
            @Header(UndertowConstants.CONNECTION_KEY) String connection, @Body String agent) {
        agents.put(connection, agent);
    }

    /** A browser is disconnected. */
    public void close(@Header(UndertowConstants.CONNECTION_KEY) String connection) {
        agents.remove(connection);
    }

    /** The connections of an agent; an agent can have several browsers. */
    public List<String> of(@Header(EventsConstants.AGENT_ID) @Nullable String agent) {
        return agents.entrySet().stream()
                .filter(screen -> screen.getValue().equals(agent))
                .map(Map.Entry::getKey)
                .toList();
    }
}
// end::screens[]
