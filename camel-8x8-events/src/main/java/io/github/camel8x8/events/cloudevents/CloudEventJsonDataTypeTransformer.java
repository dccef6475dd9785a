/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.event.Event;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * The data type {@code 8x8events:application-cloudevents+json}: converts the body to a CloudEvent
 * in the structured JSON form, a {@code String}, with the payload as its {@code data}, and sets
 * {@code Content-Type} to {@code application/cloudevents+json}. The attributes are those of {@link
 * CloudEventDataTypeTransformer}; their headers are removed, so that no component sends both forms.
 *
 * <p>A payload that is not JSON is written to {@code data_base64}, as {@code
 * application/octet-stream}.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">
 *     JSON Event Format for CloudEvents 1.0.2</a>
 */
@DataTypeTransformer(
        name = "8x8events:application-cloudevents+json",
        description = "Makes an 8x8 Contact Center event a CloudEvent 1.0 in its JSON form")
public final class CloudEventJsonDataTypeTransformer extends Transformer {

    private static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final String OCTETS = "application/octet-stream";

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Event event = message.getMandatoryBody(Event.class);
        Map<String, Object> attributes = CloudEventAttributes.of(event, message);
        message.setBody(json(attributes, event));
        CloudEventAttributes.SPECIFICATION.attributes().stream()
                .map(CloudEvent.Attribute::id)
                .forEach(message::removeHeader);
        message.setHeader(Exchange.CONTENT_TYPE, CONTENT_TYPE);
    }

    private static String json(Map<String, Object> attributes, Event event) throws IOException {
        try {
            return json(attributes, event, true);
        } catch (JsonMappingException e) { // the event is not JSON
            attributes.put(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, OCTETS);
            return json(attributes, event, false);
        }
    }

    private static String json(Map<String, Object> attributes, Event event, boolean isJson)
            throws IOException {
        StringWriter text = new StringWriter(2 * event.size());
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            generator.writeStartObject();
            for (CloudEvent.Attribute attribute : CloudEventAttributes.SPECIFICATION.attributes()) {
                Object value = attributes.get(attribute.id());
                if (value != null) {
                    generator.writeStringField(attribute.json(), value.toString());
                }
            }
            if (isJson) {
                generator.writePOJOField("data", event);
            } else {
                generator.writeBinaryField("data_base64", event.bytes());
            }
            generator.writeEndObject();
        }
        return text.toString();
    }
}
