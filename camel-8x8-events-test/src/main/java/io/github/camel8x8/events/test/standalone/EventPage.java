/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camel8x8.events.test.StreamEvent;
import java.util.Map;
import java.util.Objects;

/** The page of one event, with its payload. */
final class EventPage {

    /** Each number keeps its digits. */
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final String template = PageFiles.read("event.html");

    String of(StreamEvent event) {
        return Html.fill(
                template,
                Map.of(
                        "type", Html.escape(event.type().isEmpty() ? "Message" : event.type()),
                        "id", Html.escape(event.id().toString()),
                        "wire-id", Html.escape(event.id().toText()),
                        "key", Html.escape(Objects.requireNonNullElse(event.key(), "–")),
                        "published", Html.escape(event.publishedAt().toString()),
                        "payload", Html.escape(indented(event.payload()))));
    }

    /** The payload unchanged if it is not JSON. */
    private static String indented(String payload) {
        try {
            return JSON.readTree(payload).toPrettyString();
        } catch (JsonProcessingException e) {
            return payload;
        }
    }
}
