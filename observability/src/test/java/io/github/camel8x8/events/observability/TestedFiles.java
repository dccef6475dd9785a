/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files under test. */
final class TestedFiles {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path PROMETHEUS = ROOT.resolve("observability/prometheus");
    static final Path RULES = PROMETHEUS.resolve("alerts.yml");
    static final Path RULE_TESTS = PROMETHEUS.resolve("alerts.test.yml");
    static final Path CONFIG = PROMETHEUS.resolve("prometheus.yml");
    static final Path DASHBOARD = ROOT.resolve("observability/grafana/8x8-events.json");
    static final Path PAGE = ROOT.resolve("docs/monitoring.md");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private TestedFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        return read(JSON, text);
    }

    static JsonNode yaml(Path file) {
        return read(YAML, text(file));
    }

    private static JsonNode read(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
