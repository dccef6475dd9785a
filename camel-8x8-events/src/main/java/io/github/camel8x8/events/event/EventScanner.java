/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link EventSummary} from a payload's bytes. Always reads to the end of the payload, so
 * that a truncated event is detected, and the last one of repeated fields counts, as in a tree.
 */
final class EventScanner {

    /** Documented on the page Getting Started, in a flat object; not in any sample. */
    private static final String EVENT_TYPE = "eventType";

    private final SummaryFields flat = new SummaryFields();
    private final SummaryFields inFamily = new SummaryFields();
    private @Nullable String eventType;
    private @Nullable String family;
    private boolean familyIsObject;
    private int rootKeys;

    private EventScanner() {}

    static EventSummary scan(byte[] payload) {
        try (JsonParser parser = EventJson.parser(payload)) {
            return new EventScanner().read(parser);
        } catch (IOException e) {
            return EventSummary.NONE;
        }
    }

    private EventSummary read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return EventSummary.NONE;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            readRootKey(parser, parser.currentName(), parser.nextToken());
        }
        return parser.nextToken() == null ? summary() : EventSummary.NONE;
    }

    private void readRootKey(JsonParser parser, String key, JsonToken value) throws IOException {
        boolean repeated = key.equals(family);
        if (!repeated) {
            rootKeys++;
        }
        if (value == JsonToken.START_OBJECT && (repeated || !familyIsObject)) {
            family = key;
            familyIsObject = true;
            inFamily.readObject(parser);
            return;
        }
        if (family == null || repeated) {
            family = key;
            familyIsObject = false;
            inFamily.clear();
        }
        if (key.equals(EVENT_TYPE)) {
            eventType = SummaryFields.text(parser, value);
        } else {
            flat.read(parser, key, value);
        }
        parser.skipChildren();
    }

    private EventSummary summary() {
        String flatType = SummaryFields.present(eventType) ? eventType : flat.event();
        if (SummaryFields.present(flatType)) {
            return flat.summary(null, flatType);
        }
        if (family == null || (!familyIsObject && rootKeys > 1)) {
            return flat.summary(null, null);
        }
        return inFamily.summaryIn(family);
    }
}
