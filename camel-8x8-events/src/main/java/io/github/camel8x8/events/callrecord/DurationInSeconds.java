/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Duration;

/** Writes a duration as whole seconds, with any mapper. */
final class DurationInSeconds extends JsonSerializer<Duration> {

    @Override
    public void serialize(
            Duration duration, JsonGenerator generator, SerializerProvider serializers)
            throws IOException {
        generator.writeNumber(duration.toSeconds());
    }
}
