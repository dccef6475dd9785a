/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import io.github.camel8x8.examples.wallboard.model.AgentState;
import io.github.camel8x8.examples.wallboard.model.AgentStatus;
import io.github.camel8x8.examples.wallboard.model.Directory;
import io.github.camel8x8.examples.wallboard.model.Settings;
import io.github.camel8x8.examples.wallboard.web.WebSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.spi.PropertiesComponent;

/** The settings of the wallboard in {@code application.properties} and on the command line. */
record Configuration(Settings settings, Directory directory, WebSettings web) {

    private static final String STATUS = "wallboard.status.";
    private static final String AGENT = "wallboard.agent.";

    /**
     * @param local the names and states of a simulated contact center
     */
    static Configuration of(PropertiesComponent properties, Properties local) {
        int target = number(properties, "wallboard.service-level-seconds", 1, 3600);
        int goal = number(properties, "wallboard.service-level-goal-percent", 1, 100);
        Map<String, String> agents = new HashMap<>();
        Map<String, AgentStatus> statuses = new HashMap<>();
        Properties own = properties.loadProperties(name -> name.startsWith("wallboard."));
        for (Properties source : List.of(own, local)) {
            for (String name : source.stringPropertyNames()) {
                String value = source.getProperty(name);
                if (name.startsWith(STATUS)) {
                    statuses.put(name.substring(STATUS.length()), status(name, value));
                } else if (name.startsWith(AGENT)) {
                    agents.put(name.substring(AGENT.length()), value);
                }
            }
        }
        return new Configuration(
                Settings.goal(goal, Duration.ofSeconds(target))
                        .withAgentLimits(agentLimits(properties)),
                new Directory(agents, statuses),
                WebSettings.at(
                        properties.resolveProperty("wallboard.host").orElse("127.0.0.1"),
                        number(properties, "wallboard.port", 0, 65_535)));
    }

    private static Map<AgentState, Duration> agentLimits(PropertiesComponent properties) {
        return Map.of(
                AgentState.RINGING, limit(properties, "wallboard.late.ringing-seconds"),
                AgentState.ON_HOLD, limit(properties, "wallboard.late.on-hold-seconds"),
                AgentState.WRAP_UP, limit(properties, "wallboard.late.wrap-up-seconds"),
                AgentState.AWAY, limit(properties, "wallboard.late.away-seconds"));
    }

    private static Duration limit(PropertiesComponent properties, String name) {
        return Duration.ofSeconds(number(properties, name, 1, 86_400));
    }

    private static int number(PropertiesComponent properties, String name, int least, int most) {
        Optional<String> text = properties.resolveProperty(name);
        try {
            int number = Integer.parseInt(text.orElse("").strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw new IllegalArgumentException(
                "%s is '%s': must be an integer from %d to %d"
                        .formatted(name, text.orElse(""), least, most));
    }

    /** Parses a status such as {@code away, On break}: the state, and the tenant's name for it. */
    private static AgentStatus status(String name, String value) {
        String[] parts = value.split(",", 2);
        AgentState state =
                switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                    case "available" -> AgentState.AVAILABLE;
                    case "away" -> AgentState.AWAY;
                    case "offline" -> AgentState.OFFLINE;
                    default ->
                            throw new IllegalArgumentException(
                                    "%s is '%s': begin with available, away or offline"
                                            .formatted(name, value));
                };
        return new AgentStatus(state, parts.length == 1 ? state.label() : parts[1].strip());
    }
}
