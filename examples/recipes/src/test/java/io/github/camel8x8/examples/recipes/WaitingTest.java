/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Body;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe that alerts when an interaction waits for too long. */
class WaitingTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** An alert is due at once, but waits for the end of the wait, which follows. */
    private static final long DUE = 1;

    /** For the event that ends a wait, on a busy machine. */
    private static final long LONG_GRACE = 2_000;

    private static final long SHORT_GRACE = 100;

    private final Agent ann = Agent.named("Ann");
    private final Alerts alerts = new Alerts();

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @Test
    void anInteractionThatWaitsTooLongIsOneAlert() {
        start(1_500, SHORT_GRACE);
        Interaction call = interaction().queue(7, "Spare Parts").created().queued();
        Instant before = Instant.now();

        stream.publish(call);

        awaitAlertsOf(call);
        assertThat(Duration.between(before, Instant.now()))
                .isGreaterThan(Duration.ofMillis(500)); // 8x8 truncates to the second
        assertThat(alerts.texts.get(0))
                .startsWith("Queue 7: " + call.guid() + " has been waiting since 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InteractionAccepted",
                "InteractionUnqueued",
                "InteractionQueueTimeout",
                "InteractionDeleted"
            })
    void aWaitThatEndsInTimeIsNoAlert(String end) {
        start(DUE, LONG_GRACE);

        stream.publish(interaction().queued().event(end));

        expectNoAlertBeforeThatOfAnother();
    }

    @Test
    void anInteractionThatIsOfferedToAnAgentIsNotInTheQueue() {
        start(DUE, LONG_GRACE);

        stream.publish(interaction().queued().assigned(ann));

        expectNoAlertBeforeThatOfAnother();
    }

    @Test
    void anAgentThatRejectsDoesNotEndTheWait() {
        start(LONG_GRACE + 500, LONG_GRACE);
        Instant now = Instant.now();
        Interaction call = interaction().at(now.minusSeconds(60)).queued().at(now).assigned(ann);
        stream.publish(call);
        // The alert of this one is due later than the first of the call.
        expectNoAlertBeforeThatOfAnother();

        stream.publish(interaction().guid(call.guid()).assigned(ann).rejected());

        await().atMost(LIMIT).until(() -> alerts.areOf(call));
        assertThat(Instant.parse(alerts.texts.get(1).replaceAll(".* ", "")))
                .isBefore(Instant.now().minusSeconds(59));
    }

    @Test
    void theEventsOfAnEndedWaitInAnyOrderAreNoAlert() {
        start(DUE, LONG_GRACE);

        stream.publish(interaction().unqueued().deleted());
        stream.publish(interaction().created().queued().queued().assigned(ann).accepted());

        expectNoAlertBeforeThatOfAnother();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InteractionAssigned",
                "InteractionAccepted",
                "InteractionUnqueued",
                "InteractionDeleted"
            })
    void anEventOfTheQueueThatArrivesLateIsNoAlert(String before) {
        start(DUE, LONG_GRACE);
        Instant now = Instant.now();
        Interaction call = interaction().at(now.minusSeconds(2)).event(before);
        stream.publish(call);

        stream.publish(interaction().guid(call.guid()).at(now.minusSeconds(30)).queued());

        expectNoAlertBeforeThatOfAnother();
    }

    @Test
    void ofTwoEventsInOneSecondTheOneOfTheQueueIsTheEarlierOne() {
        start(DUE, LONG_GRACE);

        stream.publish(interaction().at(Instant.now()).assigned(ann).accepted().queued());

        expectNoAlertBeforeThatOfAnother();
    }

    @Test
    void aLateEventOfTheQueueIsTheBeginOfTheWait() {
        start(3_000, SHORT_GRACE);
        Instant now = Instant.now();
        Interaction call = interaction().at(now.minusSeconds(10)).assigned(ann);
        stream.publish(call);
        stream.publish(interaction().guid(call.guid()).at(now.minusSeconds(60)).queued());

        stream.publish(interaction().guid(call.guid()).at(now).rejected());

        awaitAlertsOf(call);
        assertThat(Instant.parse(alerts.texts.get(0).replaceAll(".* ", "")))
                .isBefore(now.minusSeconds(59));
    }

    @Test
    void anAgentThatRejectsInTheSecondOfTheOfferDoesNotEndTheWait() {
        start(1_400, LONG_GRACE);
        // The time of the offer is to the millisecond, the others are to the second.
        Instant then =
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).plusMillis(900);
        Interaction call = interaction().at(then).queued().assigned(ann).rejected();

        stream.publish(call);

        awaitAlertsOf(call);
    }

    @Test
    void aCallThatIsQueuedAgainAfterItWasAcceptedWaitsFromThen() {
        start(1_500, LONG_GRACE);
        Instant now = Instant.now();
        Interaction call =
                interaction()
                        .at(now.minusSeconds(60))
                        .queued()
                        .at(now.minusSeconds(50))
                        .assigned(ann)
                        .accepted()
                        .at(now)
                        .queued();

        stream.publish(call);

        awaitAlertsOf(call);
        assertThat(Instant.parse(alerts.texts.get(0).replaceAll(".* ", "")))
                .isAfter(now.minusSeconds(2));
    }

    @Test
    void anInteractionThatIsRejectedAfterItsAlertHasNoSecondAlert() {
        start(DUE, SHORT_GRACE);
        Interaction call = interaction().queued();
        stream.publish(call);
        awaitAlertsOf(call);

        stream.publish(interaction().guid(call.guid()).assigned(ann).rejected());

        // The second of these is due after the rejected one.
        Interaction next = interaction().queued();
        stream.publish(next);
        await().atMost(LIMIT).until(() -> alerts.areOf(next));
        Interaction last = interaction().queued();
        stream.publish(last);
        await().atMost(LIMIT).until(() -> alerts.areOf(last));
        assertThat(alerts.texts).hasSize(3);
    }

    @Test
    void aStartFindsTheInteractionsThatAreWaitingAlready() {
        Instant then = Instant.now().minus(Duration.ofMinutes(20));
        Interaction waits = interaction().at(then).queued();
        publishAt(then, interaction().at(then).queued().assigned(ann).accepted());
        publishAt(then, waits);

        start(60_000, LONG_GRACE);

        awaitAlertsOf(waits);
    }

    private void start(long limit, long grace) {
        recipe =
                new Recipe("waiting", stream, directory)
                        .bind("alerts", alerts)
                        .with("alert", "bean:alerts?method=add")
                        .with("waiting.limit", Long.toString(limit))
                        .with("waiting.grace", Long.toString(grace))
                        .with("waiting.check", "50")
                        .start();
    }

    private void publishAt(Instant then, Interaction interaction) {
        stream.publishTo(
                "all",
                () ->
                        interaction.messages().stream()
                                .map(message -> message.withPublishTime(then))
                                .toList());
    }

    private void expectNoAlertBeforeThatOfAnother() {
        Interaction other = interaction().queued();
        stream.publish(other);
        awaitAlertsOf(other);
    }

    private void awaitAlertsOf(Interaction only) {
        await().atMost(LIMIT).until(() -> !alerts.texts.isEmpty());
        assertThat(alerts.texts)
                .singleElement()
                .satisfies(text -> assertThat(text).contains(only.guid()));
    }

    /** Receives the alerts. */
    public static final class Alerts {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        boolean areOf(Interaction interaction) {
            return texts.stream().anyMatch(text -> text.contains(interaction.guid()));
        }

        /** An alert. */
        public void add(@Body String text) {
            texts.add(text);
        }
    }
}
