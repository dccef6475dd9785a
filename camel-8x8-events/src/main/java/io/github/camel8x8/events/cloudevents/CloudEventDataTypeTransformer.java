/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.cloudevents;

import io.github.camel8x8.events.event.Event;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * The data type {@code 8x8events:application-cloudevents}: sets Camel's CloudEvent headers, from
 * which Camel's components create CloudEvents in the binary form. The body is unchanged.
 *
 * <table>
 * <caption>The context attributes of CloudEvents 1.0</caption>
 * <tr><th>attribute</th><th>header</th><th>value</th></tr>
 * <tr><td>{@code specversion}</td><td>{@code CamelCloudEventVersion}</td><td>{@code 1.0}</td></tr>
 * <tr><td>{@code id}</td><td>{@code CamelCloudEventID}</td>
 *     <td>the Pulsar message id, which is the same when the event is redelivered; without one,
 *     {@code sha256-} and the hash of the payload</td></tr>
 * <tr><td>{@code source}</td><td>{@code CamelCloudEventSource}</td>
 *     <td>the topic it was read from as Pulsar names it: {@code persistent://acme/event-v1/all}.
 *     Read from another topic, the same event has another source and another id</td></tr>
 * <tr><td>{@code type}</td><td>{@code CamelCloudEventType}</td>
 *     <td>{@code com.8x8.contactcenter.} and the event type, as in {@code
 *     com.8x8.contactcenter.InteractionQueued}</td></tr>
 * <tr><td>{@code subject}</td><td>{@code CamelCloudEventSubject}</td>
 *     <td>the interaction's GUID, otherwise the agent's id, otherwise none</td></tr>
 * <tr><td>{@code time}</td><td>{@code CamelCloudEventTime}</td>
 *     <td>when it happened, to the second or the millisecond; if the event does not contain that,
 *     when it was published; otherwise {@code eventTS} or none. Never the time at which it was
 *     read</td></tr>
 * <tr><td>{@code datacontenttype}</td><td>{@code CamelCloudEventDataContentType}</td>
 *     <td>{@code application/json}; also in {@code Content-Type}, if none is set</td></tr>
 * </table>
 *
 * <p>A header that a route has set before is unchanged.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
@DataTypeTransformer(
        name = "8x8events:application-cloudevents",
        description = "Sets the CloudEvents 1.0 headers of an 8x8 Contact Center event")
public final class CloudEventDataTypeTransformer extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Event event = message.getMandatoryBody(Event.class);
        CloudEventAttributes.of(event, message).forEach(message::setHeader);
        if (message.getHeader(Exchange.CONTENT_TYPE) == null) {
            message.setHeader(
                    Exchange.CONTENT_TYPE,
                    message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE));
        }
    }
}
