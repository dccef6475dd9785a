/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.test.contract.Rejected;
import io.github.camel8x8.events.test.contract.Wire;
import io.github.camel8x8.events.test.fault.Fault;
import io.github.camel8x8.events.test.fault.Rejection;
import io.github.camel8x8.events.test.server.ClientConnection;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that a test can inject. */
class FaultTest {

    private final EventStreamServer stream = EventStreamServer.start();
    private final Wire client = reader();

    @AfterEach
    void close() {
        client.close();
        stream.close();
    }

    static List<Fault> breaks() {
        return List.of(Fault.drop(), Fault.reset());
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakEndsTheConnectionWithoutAClosingHandshake(Fault fault) {
        stream.inject(fault);

        assertThat(client.awaitClose()).isEqualTo(1006);
        stream.expect().noClients();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakOfAClientThatHasJustGoneDoesNothing(Fault fault) {
        ClientConnection gone = stream.expect().client("all");
        client.closeNormally();
        stream.expect().noClients();

        gone.inject(fault);

        assertThat(gone.closeCode()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 66_536})
    void aCodeThatNoCloseFrameCarriesIsRejected(int code) {
        assertThatThrownBy(() -> Fault.close(code, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "code is "
                                + code
                                + ", must be one that a close frame may carry:"
                                + " 1000 to 1003, 1007 to 1014, 3000 to 4999");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1003, 1007, 1014, 3000, 4999})
    void aCodeThatACloseFrameCarriesIsTaken(int code) {
        assertThat(Fault.close(code, "")).isEqualTo(new Fault.Close(code, ""));
    }

    @Test
    void aReasonThatIsTooLongForACloseFrameIsRejected() {
        String longest = "\u00e9".repeat(61) + "e";
        assertThat(Fault.close(1000, longest)).isEqualTo(new Fault.Close(1000, longest));

        assertThatThrownBy(() -> Fault.close(1000, longest + "e"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason has 124 bytes in UTF-8, must have at most 123: %se", longest);
    }

    @Test
    void aDelayThatIsNegativeIsRejected() {
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time is PT-1S, must not be negative");
    }

    @Test
    void aCloseHasTheCodeAndTheReasonThatWereWanted() {
        stream.inject(Fault.close(1012, "service restart"));

        assertThat(client.awaitClose()).isEqualTo(1012);
        assertThat(client.closeReason()).isEqualTo("service restart");
    }

    @Test
    void aFaultComesRightAfterTheEventThatWasNamed() {
        stream.injectAfter(3, Fault.drop());

        publishNumbers(5);

        client.awaitClose();
        // Frames in transit when a connection breaks may be lost with it.
        assertThat(client.payloads()).isSubsetOf("0", "1", "2");
    }

    @Test
    void aFaultCanBeOfOneConnectionOnly() {
        try (Wire other = reader()) {
            stream.expect().clients(2, "all").injectAfter(1, Fault.drop());

            publishNumbers(2);

            other.awaitClose();
            client.awaitMessages(2);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void aFrozenConnectionIsOpenAndSilentUntilItIsUnfrozen() {
        stream.inject(Fault.freeze());

        publishNumbers(3);
        client.expectNothing();
        assertThat(client.isOpen()).isTrue();
        stream.unfreeze();

        client.expectExactly(List.of("0", "1", "2"));
    }

    @Test
    void aDelayHoldsBackAndLosesNothing() {
        Duration delay = Duration.ofMillis(300);
        stream.inject(Fault.delay(delay));
        long start = System.nanoTime();

        publishNumbers(3);

        client.expectExactly(List.of("0", "1", "2"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(delay);
    }

    @Test
    void garbageIsASeparateFrame() {
        stream.injectAfter(1, Fault.garbage("{\"garbage\":true}"));

        publishNumbers(2);

        client.expectExactly(List.of("0", "1"));
        assertThat(client.frames()).hasSize(3);
        assertThat(client.frames().get(1)).isEqualTo("{\"garbage\":true}");
    }

    @Test
    void aDuplicateHasTheSameId() {
        stream.injectAfter(1, Fault.duplicate());

        publishNumbers(2);

        client.expectExactly(List.of("0", "0", "1"));
        assertThat(client.ids().get(0)).isEqualTo(client.ids().get(1));
    }

    @Test
    void theNextUpgradesAreRejectedAndThenNoMore() {
        stream.rejectNext(
                2, Rejection.status(503).withHeader("Retry-After", "7").withBody("later"));

        Rejected rejected = Rejected.by(this::reader);
        rejected.with(503, "later");
        assertThat(rejected.response().headers().firstValue("Retry-After")).hasValue("7");
        Rejected.by(this::reader).with(503);

        try (Wire third = reader()) {
            assertThat(third.isOpen()).isTrue();
        }
    }

    @Test
    void aStopClosesWithoutACodeAndAStartFindsTheMessages() {
        publishNumbers(2);
        client.awaitMessages(2);

        stream.stop();
        assertThat(client.awaitClose()).isEqualTo(1005);
        assertThatThrownBy(this::reader).hasMessageContaining("ConnectException");
        stream.restart();

        try (Wire again = Wire.open(URI.create(url() + "?messageId=earliest"))) {
            again.expectExactly(List.of("0", "1"));
        }
    }

    @Test
    void aKillBreaksTheConnections() {
        stream.kill();

        assertThat(client.awaitClose()).isEqualTo(1006);
    }

    @RepeatedTest(20)
    void afterAKillNothingListensAtItsPort() throws Exception {
        InetSocketAddress address = address();
        stream.kill();

        try (ServerSocket other = new ServerSocket()) {
            assertThatCode(() -> other.bind(address)).doesNotThrowAnyException();
        }
    }

    @Test
    void aStartWaitsForItsPortIfThatIsTakenForAMoment() throws Exception {
        stream.kill();
        CompletableFuture<Void> start;
        try (ServerSocket other = new ServerSocket()) {
            other.bind(address());
            start = CompletableFuture.runAsync(stream::restart);
            assertThat(start).isNotDone();
        }

        assertThat(start).succeedsWithin(Duration.ofSeconds(20));
        try (Wire again = reader()) {
            assertThat(again.isOpen()).isTrue();
        }
    }

    private InetSocketAddress address() {
        URI service = URI.create(stream.serviceUrl());
        return new InetSocketAddress(service.getHost(), service.getPort());
    }

    private void publishNumbers(int count) {
        for (int i = 0; i < count; i++) {
            stream.publish(Integer.toString(i));
        }
    }

    private Wire reader() {
        return Wire.open(URI.create(url()));
    }

    private String url() {
        return stream.serviceUrl() + "/ws/v2/reader/persistent/tenant01/event-v1/all";
    }
}
