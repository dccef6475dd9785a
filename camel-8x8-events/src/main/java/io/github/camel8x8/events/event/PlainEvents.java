/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import io.github.camel8x8.events.json.NotPlainException;
import io.github.camel8x8.events.json.PlainJson;
import io.github.camel8x8.events.json.Words;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the summary of an event in the form that 8x8 sends: one family and nothing beside it.
 *
 * <p>One reader is kept for the next event, whoever that is read by; a thread that finds it in use
 * makes another.
 */
final class PlainEvents {

    private static final byte[] NOTHING = {};
    private static final Words FAMILIES = new Words(64);
    private static final AtomicReference<@Nullable PlainEvents> SPARE = new AtomicReference<>();

    private final PlainJson json = new PlainJson();
    private final SummaryFields fields = new SummaryFields();

    private PlainEvents() {}

    /** The summary, or null where the payload has another form, or is no JSON. */
    static @Nullable EventSummary read(byte[] payload) {
        PlainEvents spare = SPARE.getAndSet(null);
        PlainEvents reader = spare == null ? new PlainEvents() : spare;
        try {
            return reader.summary(payload);
        } catch (NotPlainException e) {
            return null; // may be JSON all the same
        } finally {
            reader.forget();
            SPARE.set(reader);
        }
    }

    private @Nullable EventSummary summary(byte[] payload) throws NotPlainException {
        json.begin(payload, 0, payload.length);
        json.enterObject();
        if (!json.nextField()) {
            return null;
        }
        String family = json.text(FAMILIES);
        fields.readObject(json);
        if (json.nextField()) {
            return null;
        }
        json.end();
        return fields.summaryIn(family);
    }

    /** Holds on to no payload. */
    private void forget() {
        json.begin(NOTHING, 0, 0);
        fields.clear();
    }
}
