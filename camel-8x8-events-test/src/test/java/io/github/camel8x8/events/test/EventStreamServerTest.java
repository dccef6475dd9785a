/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.contract.Rejected;
import io.github.camel8x8.events.test.contract.Wire;
import io.github.camel8x8.events.test.server.ClientConnection;
import io.github.camel8x8.events.test.traffic.Agent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The local stream's emulation of 8x8, and its reports to a test. */
class EventStreamServerTest {

    private static final Agent ADA = Agent.named("Ada");

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @Test
    void anEventAlsoComesOnTheTopicOfItsTypeAndOfItsAgent() {
        EventStreamServer stream = start(EventStreamServer.builder());

        stream.publish(interaction().created().queued().assigned(ADA).accepted());
        stream.publish(agentStatus(ADA, 5));
        stream.publish("{\"AgentProvChange\":{\"event\":\"AgentSkillChanged\"}}");
        stream.publish("no JSON");

        assertThat(stream.messages("all")).hasSize(7);
        assertThat(stream.messages("InteractionCreated")).hasSize(1);
        assertThat(stream.messages("AgentStatusChange")).hasSize(1);
        assertThat(stream.messages("AgentSkillChanged")).hasSize(1);
        assertThat(stream.messages(ADA.topic())).hasSize(3);
        assertThat(stream.lastEventTypes())
                .startsWith("", "AgentSkillChanged", "AgentStatusChange", "InteractionAccepted");
    }

    @Test
    void theKeyIsTakenFromTheHeaderOrTheQuery() {
        EventStreamServer stream = start(EventStreamServer.builder().apiKey("k+y="));

        assertThat(open(stream, "tenant01/event-v1/all", "X-API-Key", "k+y=").isOpen()).isTrue();
        assertThat(open(stream, "tenant01/event-v1/all?x-api-key=k%2By%3D").isOpen()).isTrue();
    }

    @Test
    void aPageOfAnotherSiteMayNeitherReadNorPublish() {
        EventStreamServer stream = start(EventStreamServer.builder());
        String site = "https://example.com";

        Rejected.by(() -> open(stream, "tenant01/event-v1/all", "Origin", site)).with(403);
        Rejected.by(
                        () ->
                                connect(
                                        stream,
                                        "producer/persistent/tenant01/event-v1/all",
                                        "Origin",
                                        site))
                .with(403);
    }

    @Test
    void aWrongKeyOrTenantIsRejectedWith401() {
        EventStreamServer stream =
                start(EventStreamServer.builder().apiKey("mine").apiKey("other", "theirs"));

        Rejected.by(() -> open(stream, "tenant01/event-v1/all"))
                .with(401, "Authentication required");
        Rejected.by(() -> open(stream, "tenant01/event-v1/all?X-API-KEY=mine")).with(401);
        Rejected.by(() -> open(stream, "tenant01/event-v1/all", "X-API-Key", "theirs")).with(401);
        Rejected.by(() -> open(stream, "nobody/event-v1/all", "X-API-Key", "mine")).with(401);
        assertThat(open(stream, "other/event-v1/all", "X-API-Key", "theirs").isOpen()).isTrue();
    }

    @Test
    void aKeyWithoutPermissionForATopicIsRejectedWith403() {
        EventStreamServer stream =
                start(EventStreamServer.builder().restrictedApiKey("k", "InteractionCreated"));

        Rejected.by(() -> open(stream, "tenant01/event-v1/all", "X-API-Key", "k"))
                .with(403, "Not authorized");
        assertThat(open(stream, "tenant01/event-v1/InteractionCreated", "X-API-Key", "k").isOpen())
                .isTrue();
    }

    @Test
    void aNewKeyMakesTheOldOneWrongButALiveSocketSurvives() {
        EventStreamServer stream = start(EventStreamServer.builder().apiKey("old"));
        Wire wire = open(stream, "tenant01/event-v1/all", "X-API-Key", "old");

        stream.addApiKey("new");
        stream.revokeApiKey("old");
        stream.publish("{}");

        wire.expectExactly(List.of("{}"));
        Rejected.by(() -> open(stream, "tenant01/event-v1/all", "X-API-Key", "old")).with(401);
        assertThat(open(stream, "tenant01/event-v1/all", "X-API-Key", "new").isOpen()).isTrue();
    }

    @Test
    void aTestSeesWhoReadsWhatFromWhereAndWithWhichHeaders() {
        EventStreamServer stream = start(EventStreamServer.builder());
        open(stream, "tenant01/event-v1/all?messageId=earliest", "User-Agent", "me");

        ClientConnection client = stream.expect().client("all");

        assertThat(client.request().messageId()).hasValue("earliest");
        assertThat(client.request().headers()).containsEntry("user-agent", "me");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void aTestSeesWhatWasAcknowledgedAndRejected() {
        EventStreamServer stream = start(EventStreamServer.builder());
        Wire wire = consumer(stream, "all/s?subscriptionType=Shared");
        List<Published> events = stream.publish(interaction().created().queued());
        List<JsonNode> messages = wire.awaitMessages(2);

        wire.acknowledge(messages.get(0)).reject(messages.get(1));

        stream.expect().acknowledged(events.get(0)).negativelyAcknowledged(events.get(1));
        ClientConnection client = stream.clients().get(0);
        assertThat(client.delivered()).isEqualTo(2);
        assertThat(client.acknowledged()).containsExactly(events.get(0).messageId());
        assertThat(client.request().subscription()).hasValue("s");
        assertThat(stream.backlog("all", "s")).isEqualTo(1);
    }

    @Test
    void whatIsExpectedButDoesNotHappenFailsWithWhatThereWas() {
        EventStreamServer stream = start(EventStreamServer.builder());
        Published event = stream.publish("{}");
        Expectations soon = stream.expect().within(Duration.ofMillis(20));

        assertThatThrownBy(() -> soon.acknowledged(event))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(event.messageId());
        assertThatThrownBy(() -> soon.client("all")).hasMessageContaining("connected are []");
    }

    @Test
    void theOldestMessagesAreDroppedWhenThereAreMoreThanAreKept() {
        EventStreamServer stream = start(EventStreamServer.builder().history(3));
        for (int i = 0; i < 5; i++) {
            stream.publishTo("t", Integer.toString(i));
        }

        Wire wire = open(stream, "tenant01/event-v1/t?messageId=earliest");

        wire.expectExactly(List.of("2", "3", "4"));
    }

    @Test
    void aConnectionWithoutTrafficIsClosed() {
        EventStreamServer stream =
                start(EventStreamServer.builder().idleTimeout(Duration.ofMillis(200)));

        Wire wire = open(stream, "tenant01/event-v1/all");

        assertThat(wire.awaitClose()).isEqualTo(1001);
        assertThat(wire.closeReason())
                .isEqualTo(
                        "java.util.concurrent.TimeoutException: Idle timeout expired: 200/200 ms");
    }

    @Test
    void theServerPingsIfConfigured() {
        EventStreamServer stream =
                start(EventStreamServer.builder().pingInterval(Duration.ofMillis(20)));

        Wire wire = open(stream, "tenant01/event-v1/all");

        await().until(() -> wire.pings().contains("PING"));
    }

    @Test
    void timesAreInTheZoneOfTheServer() {
        Clock clock =
                Clock.fixed(
                        Instant.parse("2026-01-02T12:00:00.720Z"), ZoneId.of("America/New_York"));
        EventStreamServer stream = start(EventStreamServer.builder().clock(clock));
        stream.publish("{}");

        Wire wire = open(stream, "tenant01/event-v1/all?messageId=earliest");

        assertThat(wire.awaitMessages(1).get(0).path("publishTime").asText())
                .isEqualTo("2026-01-02T07:00:00.72-05:00");
    }

    @Test
    void anIdWhoseMessagesAreGoneReadsFromTheOldest() {
        EventStreamServer stream = start(EventStreamServer.builder());
        String first = stream.publish("0").messageId();
        stream.publish("1");
        stream.publish("2");

        stream.trim("all", 1);

        open(stream, "tenant01/event-v1/all?messageId=" + first.replace("=", "%3D"))
                .expectExactly(List.of("2"));
    }

    /** A search by time opens such connections. */
    @Test
    void clientsThatConnectForAMomentCanBeExpected() {
        EventStreamServer stream = start(EventStreamServer.builder());
        URI all =
                URI.create(stream.serviceUrl() + "/ws/v2/reader/persistent/tenant01/event-v1/all");
        AtomicBoolean seen = new AtomicBoolean();
        CompletableFuture<Void> moments =
                CompletableFuture.runAsync(
                        () -> {
                            while (!seen.get()) {
                                Wire.open(all).close();
                            }
                        });

        for (int i = 0; i < 50; i++) {
            assertThat(stream.expect().client("all").request().topic())
                    .hasToString("persistent://tenant01/event-v1/all");
        }

        seen.set(true);
        moments.join();
    }

    @Test
    void noClientIsExpectedByAMethodOfItsOwn() {
        EventStreamServer stream = start(EventStreamServer.builder());

        assertThatThrownBy(() -> stream.expect().clients(0, "all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("noClients()");
        stream.expect().noClients();
    }

    @Test
    void aSubscriptionThatSeeksBackGetsEverythingAgain() {
        EventStreamServer stream = start(EventStreamServer.builder());
        Wire wire = consumer(stream, "all/s");
        stream.publish("0");
        wire.awaitMessages(1);
        wire.acknowledgeAll();
        stream.expect().noBacklog("all", "s");

        stream.seekBack("all", "s");

        wire.expectExactly(List.of("0", "0"));
    }

    @Test
    void aPortThatIsTakenFailsTheStart() {
        EventStreamServer first = start(EventStreamServer.builder());

        assertThatThrownBy(() -> EventStreamServer.builder().port(first.port()).start())
                .hasMessageContaining("in use");
        assertThatThrownBy(() -> EventStreamServer.builder().port(70_000))
                .hasMessage("port is 70000, must be 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]"})
    void atAnAddressOfIpv6ItsUrlHasBrackets(String host) {
        assumeTrue(hasIpv6(), "IPv6");

        EventStreamServer stream = start(EventStreamServer.builder().host(host));

        assertThat(stream.serviceUrl()).isEqualTo("ws://[::1]:" + stream.port());
        assertThat(open(stream, "tenant01/event-v1/all").isOpen()).isTrue();
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("::1", 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private EventStreamServer start(EventStreamBuilder builder) {
        EventStreamServer stream = builder.start();
        open.add(0, stream);
        return stream;
    }

    private Wire consumer(EventStreamServer stream, String path) {
        return connect(stream, "consumer/persistent/tenant01/event-v1/" + path);
    }

    private Wire open(EventStreamServer stream, String path, String... headers) {
        return connect(stream, "reader/persistent/" + path, headers);
    }

    private Wire connect(EventStreamServer stream, String path, String... headers) {
        Wire wire = Wire.open(URI.create(stream.serviceUrl() + "/ws/v2/" + path), headers);
        open.add(0, wire);
        return wire;
    }
}
