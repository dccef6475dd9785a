/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.client.Source;
import io.github.camel8x8.events.benchmark.client.StreamingClient;
import io.github.camel8x8.events.benchmark.run.ClientOrder;
import io.github.camel8x8.events.benchmark.run.ClientProcess;
import io.github.camel8x8.events.benchmark.run.CountingSink;
import io.github.camel8x8.events.benchmark.run.Extra;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.Profile;
import io.github.camel8x8.events.benchmark.run.Rehearsal;
import io.github.camel8x8.events.benchmark.run.Work;
import io.github.camel8x8.events.benchmark.server.Certificate;
import io.github.camel8x8.events.benchmark.server.StreamingServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More events than a window, so that a client that does not acknowledge each stops. */
@Timeout(60)
class ClientsTest {

    private static final int EVENTS = 2500;

    private static Certificate certificate;
    private static StreamingServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        certificate = Certificate.make(directory);
        server = new StreamingServer(certificate.server());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PULSAR", "VERTX_ROUTE"})
    void readsAndAcknowledgesEachEventOnce(ClientKind kind) throws Exception {
        readsAndAcknowledgesEachEventOnce(kind, false);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PULSAR", "VERTX_ROUTE"})
    void readsAndAcknowledgesEachEventOnceOverTls(ClientKind kind) throws Exception {
        readsAndAcknowledgesEachEventOnce(kind, true);
    }

    /** It loses the frames that arrive before its handler is set, so it owes no exact number. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theVertxRouteAcknowledgesWhatItReads(boolean secure) throws Exception {
        CountingSink sink = new CountingSink();
        long before = server.acknowledged();
        try (StreamingClient client =
                ClientKind.VERTX_ROUTE.create(source(secure, "first-" + EVENTS), sink)) {
            client.start();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> {
                                assertThat(sink.count()).isPositive();
                                assertThat(server.acknowledged() - before).isEqualTo(sink.count());
                            });
        }
    }

    @Test
    void aClientProcessReportsWhatItHasMeasured() throws Exception {
        ClientOrder order =
                new ClientOrder(
                        ClientKind.NETTY,
                        new Rehearsal(source(false, "endless"), EVENTS),
                        source(false, "stamped"),
                        Goal.events(1),
                        Goal.events(EVENTS),
                        2,
                        Extra.HEAP,
                        ProcessHandle.current().pid());

        List<Interval> intervals = ClientProcess.run(order);

        assertThat(intervals)
                .hasSize(2)
                .allSatisfy(
                        interval -> {
                            assertThat(interval.events()).isGreaterThanOrEqualTo(EVENTS);
                            assertThat(interval.rate()).isPositive();
                            assertThat(interval.bytesPerEvent()).isPositive();
                            assertThat(interval.heapBytes()).isPositive();
                            assertThat(interval.latency()).isNotNull();
                        });
    }

    @Test
    void aProfileSaysWhereTheTimeOfTheBusiestThreadWent() throws Exception {
        ClientOrder order =
                new ClientOrder(
                        ClientKind.NETTY,
                        null,
                        source(true, "endless"),
                        Goal.events(1),
                        Goal.seconds(3),
                        1,
                        Extra.PROFILE,
                        0);

        Profile profile = ClientProcess.run(order).get(0).profile();

        assertThat(profile).isNotNull();
        assertThat(profile.user() + profile.kernel()).isBetween(0.01, 1.05);
        assertThat(profile.shares().values().stream().mapToDouble(share -> share).sum())
                .isCloseTo(1, within(0.001));
        assertThat(profile.part(Work.TLS)).isPositive();
        assertThat(profile.part(Work.DECODING)).isPositive();
        assertThat(profile.part(Work.CAMEL)).isZero();
        assertThat(profile.part(Work.COMPONENT)).as("of a client without it").isZero();
    }

    private static void readsAndAcknowledgesEachEventOnce(ClientKind kind, boolean secure)
            throws Exception {
        CountingSink sink = new CountingSink();
        long before = server.acknowledged();
        try (StreamingClient client = kind.create(source(secure, "first-" + EVENTS), sink)) {
            client.start();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(server.acknowledged() - before).isEqualTo(EVENTS));
        }
        assertThat(sink.count()).isEqualTo(EVENTS);
    }

    private static Source source(boolean secure, String topic) {
        return new Source(
                server.serviceUrl(secure),
                "tenant01",
                "event-v1",
                topic,
                secure ? certificate : null,
                null);
    }
}
