/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static io.github.camel8x8.events.event.Events.sample;
import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.RouteTestSupport;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Call records from a stream, by the aggregate EIP. */
@Tag("camel-yaml-dsl")
class InteractionTimelineTest extends RouteTestSupport {

    private final Agent ann = Agent.named("Ann");
    private MockEndpoint records;

    @Test
    void anAggregationWithoutANewExchangeReturnsTheOldOne() {
        Exchange old = new DefaultExchange(context);

        assertThat(new InteractionTimeline().aggregate(old, null)).isSameAs(old);
    }

    @Test
    void aBodyThatIsNoLongerATimelineIsReported() {
        Exchange old = new DefaultExchange(context);
        old.getMessage().setBody(42);
        Exchange next = new DefaultExchange(context);
        next.getMessage().setBody(sample("InteractionCreated"));

        assertThatThrownBy(() -> new InteractionTimeline().aggregate(old, next))
                .hasMessageContaining("a body that is not a timeline");
    }

    @Test
    void aYamlRouteMakesARecordAsSoonAsAnInteractionIsComplete(
            @EventStream EventStreamServer stream) throws Exception {
        start(stream, "classpath:event-extras/call-records.yaml");
        Interaction call = answered();
        records.expectedMessageCount(1);

        stream.publish(call);

        records.assertIsSatisfied();
        CallRecord callRecord = record(0);
        assertThat(callRecord.interactionGuid()).isEqualTo(call.guid());
        assertThat(callRecord.tenant()).isEqualTo(stream.tenant());
        assertThat(callRecord.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(callRecord.complete()).isTrue();
    }

    @Test
    void interactionsAreDistinguishedInAnyOrderAndEventsOfNoneAreSkipped(
            @EventStream EventStreamServer stream) throws Exception {
        start(stream, "classpath:event-extras/call-records.yaml");
        Interaction one = answered();
        Interaction other = interaction().created().queued().unqueued().deleted();
        records.expectedMessageCount(2);

        stream.publish(backwards(one));
        stream.publish(agentStatus(ann, 5));
        stream.publish(backwards(other));

        records.assertIsSatisfied();
        assertThat(List.of(record(0), record(1)))
                .extracting(CallRecord::interactionGuid, CallRecord::outcome)
                .containsExactly(
                        tuple(one.guid(), Outcome.ANSWERED),
                        tuple(other.guid(), Outcome.ABANDONED));
    }

    @Test
    void aRecordHasTheHeadersThatAllItsEventsHaveInCommon(@EventStream EventStreamServer stream)
            throws Exception {
        start(stream, "classpath:event-extras/call-records.yaml");
        records.expectedMessageCount(1);

        stream.publish(answered());

        records.assertIsSatisfied();
        assertThat(records.getReceivedExchanges().get(0).getMessage().getHeaders().keySet())
                .containsExactlyInAnyOrder(
                        EventsConstants.INTERACTION_GUID,
                        EventsConstants.TENANT,
                        EventsConstants.NAMESPACE,
                        EventsConstants.TOPIC);
    }

    @Test
    void whatStaysIncompleteIsARecordAfterTheTimeoutAndSaysWhatItLacks() throws Exception {
        aggregate(200);
        records.expectedMessageCount(1);

        for (Event event : events(interaction().created().queued())) {
            send(event);
        }

        records.assertIsSatisfied();
        assertThat(record(0).missing()).containsExactly("InteractionDeleted");
        assertThat(record(0).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRecordConvertsToItsColumns() throws Exception {
        aggregate(60_000);
        records.expectedMessageCount(1);

        events(interaction().created().queued().unqueued().deleted()).forEach(this::send);

        records.assertIsSatisfied();
        Message message = records.getReceivedExchanges().get(0).getMessage();
        assertThat((Object) message.getBody(Map.class)).isEqualTo(record(0).columns());
    }

    @Test
    void anEventReadBackAsTextIsTakenForOne() throws Exception {
        aggregate(60_000);
        records.expectedMessageCount(1);

        for (Event event : events(interaction().created().queued().unqueued().deleted())) {
            template.sendBodyAndHeader(
                    "direct:events",
                    new String(event.bytes(), UTF_8),
                    EventsConstants.INTERACTION_GUID,
                    event.getInteractionGuid());
        }

        records.assertIsSatisfied();
    }

    @Test
    void anEventOfNoInteractionIsRejectedWithASentence() {
        InteractionTimeline timeline = new InteractionTimeline();
        Exchange exchange = context.getEndpoint("direct:any").createExchange();
        exchange.getMessage().setBody(sample("AgentStatusChange"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline.aggregate(null, exchange))
                .withMessageContaining("has no interaction")
                .withMessageContaining("ignoreInvalidCorrelationKeys");
    }

    @Test
    void whatIsAggregatedIsATimelineUntilItIsComplete() {
        InteractionTimeline strategy = new InteractionTimeline();
        Exchange exchange = context.getEndpoint("direct:any").createExchange();
        exchange.getMessage().setBody(sample("InteractionCreated"));

        Exchange aggregated = strategy.aggregate(null, exchange);

        assertThat(aggregated.getMessage().getBody()).isInstanceOf(Timeline.class);
        assertThat(strategy.matches(aggregated)).isFalse();
        strategy.onCompletion(aggregated);
        assertThat(aggregated.getMessage().getBody()).isInstanceOf(CallRecord.class);
    }

    private Interaction answered() {
        return interaction()
                .created()
                .queued()
                .assigned(ann)
                .accepted()
                .postProcess()
                .endPostProcess()
                .deassigned()
                .deleted();
    }

    private static Events backwards(Interaction interaction) {
        List<io.github.camel8x8.events.test.broker.Message> messages =
                new ArrayList<>(interaction.messages());
        Collections.reverse(messages);
        return () -> messages;
    }

    private static List<Event> events(Interaction interaction) {
        return interaction.messages().stream().map(message -> Event.of(message.payload())).toList();
    }

    private void send(Event event) {
        template.sendBodyAndHeader(
                "direct:events",
                event,
                EventsConstants.INTERACTION_GUID,
                event.getInteractionGuid());
    }

    private void aggregate(long timeout) throws Exception {
        RouteBuilder.addRoutes(
                context,
                routes ->
                        routes.from("direct:events")
                                .aggregate(
                                        routes.header(EventsConstants.INTERACTION_GUID),
                                        new InteractionTimeline())
                                .completionTimeout(timeout)
                                .completionTimeoutCheckerInterval(50)
                                .to("mock:records"));
        context.start();
        records = getMockEndpoint("mock:records");
    }

    private void start(EventStreamServer stream, String routes) throws Exception {
        connectTo(stream);
        context.getPropertiesComponent().addInitialProperty("call-records", "mock:records");
        loadRoutes(routes);
        context.start();
        records = getMockEndpoint("mock:records");
    }

    private CallRecord record(int index) {
        return (CallRecord) records.getReceivedExchanges().get(index).getMessage().getBody();
    }
}
