/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permits of a subscription in pull mode. */
class ConsumerWindowPullTest {

    private final ConsumerWindows windows = new ConsumerWindows();

    @Test
    void inPullModeASessionBeginsWithPermitsForTheWholeWindow() {
        assertThat(open(windows.pulling(40)).sent).containsExactly("permit 40");
    }

    @Test
    void inPullModePermitsAreGatheredWhileTheServerHasSome() {
        ConsumerWindow pulling = windows.pulling(40);
        CapturedFrames session = open(pulling);
        for (int i = 0; i < 10; i++) {
            begun(pulling, session, i).acknowledge();
        }

        assertThat(permits(session)).containsExactly(40, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 40, 1000})
    void inPullModeAServerThatHasNoneLeftIsGivenOneAtOnce(int capacity) {
        ConsumerWindow pulling = windows.pulling(capacity);
        CapturedFrames session = open(pulling);
        List<Delivery> begun = new ArrayList<>();
        for (int i = 0; i < capacity; i++) {
            begun.add(begun(pulling, session, i));
        }

        begun.get(0).acknowledge();

        assertThat(permits(session)).containsExactly(capacity, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 40, 1000})
    void inPullModeTheServerIsNeverWithoutPermitsWhenAllIsFinished(int capacity) {
        ConsumerWindow pulling = windows.pulling(capacity);
        CapturedFrames session = open(pulling);
        int permitted = capacity;
        for (int i = 0; i < 3 * capacity; i++) {
            assertThat(permitted).as("permits before message %d", i).isPositive();
            permitted--;
            begun(pulling, session, i).acknowledge();
            permitted = permits(session).stream().mapToInt(Integer::intValue).sum() - (i + 1);
            assertThat(permitted).isLessThanOrEqualTo(capacity);
        }
    }

    /** As an aggregation does that acknowledges manually. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 40, 1000})
    void inPullModeARouteWithAWholeWindowInFlightGetsAWholeWindowEachTime(int capacity) {
        ConsumerWindow pulling = windows.pulling(capacity);
        CapturedFrames session = open(pulling);
        int came = 0;
        for (int round = 0; round < 5; round++) {
            List<Delivery> held = new ArrayList<>();
            while (held.size() < capacity) {
                assertThat(permits(session).stream().mapToInt(Integer::intValue).sum())
                        .as("permits given when %d of a window are unacknowledged", held.size())
                        .isGreaterThan(came);
                held.add(begun(pulling, session, came++));
            }
            held.forEach(Delivery::acknowledge);
        }
    }

    @Test
    void inPullModeAnUndecodableFrameGivesItsPermitBackEvenWithoutAnId() {
        ConsumerWindow pulling = windows.pulling(1);
        CapturedFrames session = open(pulling);

        pulling.undecodable(session, null);

        assertThat(session.sent).containsExactly("permit 1", "permit 1");
        assertThat(windows.seekBacks).hasValue(0);
    }

    @Test
    void inPullModeANewSessionStartsWithAllPermitsAgain() {
        ConsumerWindow pulling = windows.pulling(8);
        begun(pulling, open(pulling), 1).acknowledge();

        assertThat(reopen(pulling).sent).containsExactly("permit 8");
    }

    private static List<Integer> permits(CapturedFrames session) {
        return session.sent.stream()
                .filter(frame -> frame.startsWith("permit "))
                .map(frame -> Integer.valueOf(frame.substring("permit ".length())))
                .toList();
    }
}
