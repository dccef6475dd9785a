/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.contract.LocalStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The attributes and operations of a consumer in JMX. */
@Tag("camel-management")
class ManagementTest extends RouteOnService {

    private static final String KEY = "eght_s3cret+/=";

    private final LocalStream local = new LocalStream();
    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    private final Received received = new Received();

    @BeforeEach
    void open() {
        open(local);
    }

    @AfterEach
    void closeStream() {
        local.close();
    }

    @Test
    void itAddsToTheAttributesOfAnyCamelConsumer() throws Exception {
        route(uri(), received);

        assertThat(attribute("State")).isEqualTo("Started");
        assertThat(attribute("RouteId")).isEqualTo("route");
        assertThat(attribute("Connected")).isEqualTo(true);
        assertThat(attribute("States")).asString().startsWith(name() + " CONNECTED since 20");
    }

    @Test
    void everyAttributeAndOperationSaysWhatItIs() throws Exception {
        route(uri(), received);
        List<String> ofInterface =
                Arrays.stream(EventsConsumerMBean.class.getMethods())
                        .map(method -> method.getName().replaceFirst("^(get|is)", ""))
                        .toList();

        assertThat(jmx.getMBeanInfo(bean()).getAttributes())
                .filteredOn(attribute -> ofInterface.contains(attribute.getName()))
                .hasSize(16)
                .extracting(MBeanFeatureInfo::getDescription)
                .allMatch(text -> text.contains(" "));
        assertThat(jmx.getMBeanInfo(bean()).getOperations())
                .extracting(MBeanFeatureInfo::getName)
                .contains("suspend", "resume", "reconnect", "position");
    }

    @Test
    void theDocumentationNamesEachAttributeAndOperation() throws Exception {
        String page = Files.readString(Path.of("../docs/operations.md"));

        assertThat(EventsConsumerMBean.class.getMethods())
                .filteredOn(method -> method.getAnnotations().length > 0)
                .hasSize(18)
                .extracting(method -> method.getName().replaceFirst("^(get|is)", ""))
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void thePageOnHealthExplainsEachDetail() throws Exception {
        String page = Files.readString(Path.of("../docs/health.md"));
        CountDownLatch go = new CountDownLatch(1);
        producer.publishNumbers(0, 5);
        route(uri("messageId=earliest", "receiverQueueSize=2"), exchange -> go.await());
        await().until(() -> health().getDetails().containsKey("windowFullSince"));

        // The names of Camel's details contain a dot.
        assertThat(health().getDetails().keySet())
                .filteredOn(name -> !name.contains("."))
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        go.countDown();
    }

    @Test
    void eventsAreCountedByTheirOutcome() throws Exception {
        producer.publish("{\"InteractionDeleted\":{}}");
        producer.publish("{\"AgentStatusChange\":{}}");
        producer.publish("{\"InteractionCreated\":{}}");

        route(
                uri(
                        "subscription=s",
                        "subscriptionType=Shared",
                        "subscriptionInitialPosition=Earliest",
                        "negativeAckRedeliveryDelay=60000",
                        "eventTypes=Interaction*"),
                exchange -> {
                    if (exchange.getMessage().getBody(String.class).contains("Created")) {
                        throw new IllegalStateException("down");
                    }
                });

        await().untilAsserted(
                        () -> {
                            assertThat(attribute("EventsReceived")).isEqualTo(3L);
                            assertThat(attribute("EventsFiltered")).isEqualTo(1L);
                            assertThat(attribute("EventsAcknowledged")).isEqualTo(2L);
                            assertThat(attribute("EventsNegativelyAcknowledged")).isEqualTo(1L);
                            assertThat(attribute("EventsInFlight")).isEqualTo(0);
                        });
    }

    @Test
    void eventsInTheRouteAndWaitingEventsAreCountedSeparately() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        producer.publishNumbers(0, 5);

        route(uri("messageId=earliest"), exchange -> go.await());

        await().untilAsserted(
                        () -> {
                            assertThat(attribute("EventsInFlight")).isEqualTo(5);
                            assertThat(attribute("EventsQueued")).isEqualTo(4);
                        });
        go.countDown();
        await().untilAsserted(() -> assertThat(attribute("EventsInFlight")).isEqualTo(0));
    }

    @Test
    void aRouteThatHangsIsShownByItsOldestEventItsLagAndItsFullWindow() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        producer.publishNumbers(0, 5);

        route(uri("messageId=earliest", "receiverQueueSize=2"), exchange -> go.await());

        await().untilAsserted(
                        () -> {
                            assertThat(millis("OldestInFlightAgeMillis")).isPositive();
                            assertThat(millis("RouteLagMillis")).isPositive();
                            assertThat(millis("WindowFullMillis")).isPositive();
                        });
        go.countDown();
        await().untilAsserted(
                        () -> {
                            assertThat(millis("OldestInFlightAgeMillis")).isZero();
                            assertThat(millis("RouteLagMillis")).isZero();
                            assertThat(millis("WindowFullMillis")).isZero();
                        });
    }

    @Test
    void thePositionIsTheLowWaterMarkAndCanBeUsedAsMessageId() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<String> ids = producer.publishNumbers(0, 5);
        route(
                uri("messageId=earliest"),
                exchange -> {
                    if (exchange.getMessage().getBody(String.class).equals("3")) {
                        go.await();
                    }
                });

        await().untilAsserted(() -> assertThat(position(topic)).isEqualTo(ids.get(2)));
        assertThat(position(name())).isEqualTo(ids.get(2));
        assertThat(attribute("Positions")).isEqualTo(name() + " " + ids.get(2));
        go.countDown();
    }

    @Test
    void aTopicThatTheConsumerDoesNotHaveIsRejected() throws Exception {
        route(uri(), received);

        assertThatThrownBy(() -> position("other"))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No topic other; there are: " + name());
    }

    @Test
    void eachTopicHasARowInTheTable() throws Exception {
        String second = service.newTopic();
        route(uriOf(topic + "," + second, "messageId=earliest"), received);
        String id = producer.publish("1");
        received.awaitCount(1);

        TabularData streams = (TabularData) attribute("Streams");

        CompositeData first = streams.get(new Object[] {name()});
        assertThat(first.get("state")).isEqualTo("CONNECTED");
        assertThat(first.get("received")).isEqualTo(1L);
        assertThat(Instant.parse((String) first.get("since"))).isBeforeOrEqualTo(Instant.now());
        assertThat(Instant.parse((String) first.get("lastPublished"))).isBefore(Instant.now());
        assertThat((Long) first.get("lagMillis")).isBetween(0L, 60_000L);
        await().untilAsserted(() -> assertThat(position(topic)).isEqualTo(id));
        assertThat(streams.get(new Object[] {name().replace(topic, second)}).get("received"))
                .isEqualTo(0L);
    }

    @Test
    void theSameTopicInTwoSpellingsIsOneStream() throws Exception {
        route(uriOf(topic + "," + service.namespace() + "/" + topic), received);

        assertThat(consumer().streams()).hasSize(1);
    }

    @Test
    void healthAndAttributesShowTheAddressOfTheStream() throws Exception {
        route(uri(), received);
        awaitConnected();

        assertThat(health().getDetails()).containsEntry("serviceUrl", local.serviceUrl());
        assertThat(attribute("Streams")).asString().contains("serviceUrl=" + local.serviceUrl());
    }

    @Test
    void suspendKeepsTheSessionAndBeginsNoExchangeUntilResume() throws Exception {
        route(uri("messageId=earliest"), received);
        producer.publishNumbers(0, 3);
        received.awaitCount(3);

        invoke("suspend");
        producer.publishNumbers(3, 3);
        await().untilAsserted(() -> assertThat(attribute("EventsQueued")).isEqualTo(3));
        assertThat(attribute("State")).isEqualTo("Suspended");
        assertThat(attribute("Connected")).isEqualTo(true);
        assertThat(received.count()).isEqualTo(3);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails().get("suspended"))
                .isEqualTo("The route is suspended: no event is processed until it is resumed");

        invoke("resume");
        assertThat(health().getDetails()).doesNotContainKey("suspended");
        received.expectExactly(numbers(0, 6));
        assertThat(attribute("Reconnects")).isEqualTo(0L);
    }

    @Test
    void reconnectOpensAnotherSessionAndLosesNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        producer.publishNumbers(0, 20);
        route(
                patient("messageId=earliest"),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });
        await().untilAsserted(() -> assertThat(attribute("EventsInFlight")).isEqualTo(20));

        invoke("reconnect");
        await().untilAsserted(() -> assertThat(attribute("Reconnects")).isEqualTo(1L));
        go.countDown();

        received.expectExactly(numbers(0, 20));
    }

    @Test
    void reconnectDoesNotWaitForTheNextAttempt() throws Exception {
        route(patient("messageId=latest"), received);
        local.kill();
        await().untilAsserted(() -> assertThat(attribute("Connected")).isEqualTo(false));
        local.restart();

        invoke("reconnect");

        await().untilAsserted(() -> assertThat(attribute("Connected")).isEqualTo(true));
    }

    @Test
    void reconnectReportsATopicThatIsNoLongerRetried() throws Exception {
        route(uri("maxReconnectAttempts=0"), received);
        local.kill();
        await().untilAsserted(() -> assertThat(attribute("States")).asString().contains("FAILED"));

        assertThatThrownBy(() -> invoke("reconnect"))
                .isInstanceOf(MBeanException.class)
                .cause()
                .hasMessageContaining(name() + " is not retried any more")
                .hasMessageContaining("restart the route");
    }

    @Test
    void aStoppedConsumerShowsNothingAndSaysThatItIsStopped() throws Exception {
        route(uri(), received);
        ObjectName bean = bean();

        camel.getRoute("route").getConsumer().stop();

        assertThat(jmx.getAttribute(bean, "Connected")).isEqualTo(false);
        assertThat(jmx.getAttribute(bean, "States")).isEqualTo("");
        assertThat(jmx.getAttribute(bean, "LagMillis")).isNull();
        assertThatThrownBy(() -> jmx.invoke(bean, "reconnect", null, null))
                .hasStackTraceContaining("not started");
    }

    @Test
    void nothingInTheWholeTreeContainsTheKey() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        route(uri("offsetRepository=#positions", "apiKey=RAW(" + KEY + ")"), received);
        producer.publishNumbers(0, 1);
        received.awaitCount(1);
        local.kill();
        await().untilAsserted(() -> assertThat(attribute("Connected")).isEqualTo(false));

        ObjectName ours =
                new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*");
        for (ObjectName bean : jmx.queryNames(ours, null)) {
            assertThat(bean.toString()).doesNotContain("s3cret");
            for (MBeanAttributeInfo attribute : jmx.getMBeanInfo(bean).getAttributes()) {
                assertThat(String.valueOf(jmx.getAttribute(bean, attribute.getName())))
                        .as(bean + " " + attribute.getName())
                        .doesNotContain("s3cret");
            }
        }
        assertThat(attribute("Streams")).asString().contains("cause=", local.serviceUrl());
    }

    /** Without an operation, the consumer would wait a minute. */
    private String patient(String option) {
        return uri(option)
                .replace("reconnectDelay=50", "reconnectDelay=60000")
                .replace("reconnectMaxDelay=200", "reconnectMaxDelay=60000");
    }

    private String name() {
        return String.join("/", service.tenant(), service.namespace(), topic);
    }

    private Object attribute(String name) throws JMException {
        return jmx.getAttribute(bean(), name);
    }

    private long millis(String name) throws JMException {
        return (Long) attribute(name);
    }

    private Object position(String ofTopic) throws JMException {
        return jmx.invoke(
                bean(), "position", new Object[] {ofTopic}, new String[] {String.class.getName()});
    }

    private void invoke(String operation) throws JMException {
        jmx.invoke(bean(), operation, null, null);
    }

    private ObjectName bean() throws JMException {
        return camel.getManagementStrategy()
                .getManagementObjectNameStrategy()
                .getObjectNameForConsumer(camel, consumer());
    }
}
