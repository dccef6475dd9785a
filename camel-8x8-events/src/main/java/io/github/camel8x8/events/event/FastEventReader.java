/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import io.github.camel8x8.events.json.FastJsonReader;
import io.github.camel8x8.events.json.NotPlainException;
import io.github.camel8x8.events.json.StringCache;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the summary of an event in the form that 8x8 sends: one family and no other root key.
 *
 * <p>One reader is kept for the next event, on any thread; a thread that finds it in use creates
 * another.
 */
final class FastEventReader {

    private static final byte[] NOTHING = {};
    private static final StringCache FAMILIES = new StringCache(64);
    private static final AtomicReference<@Nullable FastEventReader> SPARE = new AtomicReference<>();

    private final FastJsonReader json = new FastJsonReader();
    private final SummaryFields fields = new SummaryFields();

    private FastEventReader() {}

    /** The summary, or null if the payload has another form or is not JSON. */
    static @Nullable EventSummary read(byte[] payload) {
        FastEventReader spare = SPARE.getAndSet(null);
        FastEventReader reader = spare == null ? new FastEventReader() : spare;
        try {
            return reader.summary(payload);
        } catch (NotPlainException e) {
            return null; // may still be JSON
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

    /** Releases the payload. */
    private void forget() {
        json.begin(NOTHING, 0, 0);
        fields.clear();
    }
}
