/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.options.PositionExpired;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a reader begins and resumes, and whether it has missed events. */
class ReaderWindowStartTest {

    private static final String BEFORE_5 = before(5);

    private final ReaderWindows windows = new ReaderWindows();
    private final ReaderWindow window = windows.reader(ReaderApi.EARLIEST, null);

    @Test
    void beginsAtTheStartMessageIdAsLongAsThereIsNoPosition() {
        assertThat(window.connecting()).isEqualTo("earliest");
        assertThat(windows.reader("CAUQADAA", null).connecting()).isEqualTo("CAUQADAA");
    }

    @Test
    void aPositionOfAnEarlierLifeBeatsTheStart() {
        assertThat(windows.reader(ReaderApi.LATEST, id(7)).connecting()).isEqualTo(before(7));
    }

    @Test
    void aSessionThatResumesBeginsWithTheEventAtThePositionWhichIsSkipped() {
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(7))).isNull();

        assertThat(session.sent).containsExactly("credit");
        assertThat(resumed.arrived(session, message(8))).isNotNull();
        assertThat(windows.gone).isEmpty();
    }

    @Test
    void anEventAtThePositionThatTheServerNoLongerHasIsReportedOnce() {
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(50))).isNotNull();
        assertThat(resumed.arrived(session, message(51))).isNotNull();

        assertThat(windows.gone).containsExactly(id(7) + " " + id(50));
    }

    @Test
    void aMissingEventAtThePositionIsNoGapIfTheNextEventIsTheOneBehindIt() {
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(8))).isNotNull();

        assertThat(windows.gone).isEmpty();
    }

    @Test
    void aPlaceBetweenEventsNamesNoEventThatCouldBeMissed() {
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, BEFORE_5);
        assertThat(resumed.connecting()).isEqualTo(BEFORE_5);
        CapturedFrames session = new CapturedFrames();
        resumed.opened(session);

        assertThat(resumed.arrived(session, message(50))).isNotNull();

        assertThat(windows.gone).isEmpty();
    }

    @Test
    void theEventAtThePositionIsExpectedOnTheNextSessionIfTheLastBroughtNothing() {
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        open(resumed);
        resumed.lost();
        CapturedFrames second = open(resumed);

        assertThat(resumed.arrived(second, message(7))).isNull();
    }

    @Test
    void latestHasNoPlaceToContinueFromBeforeItsFirstEvent() {
        ReaderWindow latest = windows.reader(ReaderApi.LATEST, null);
        open(latest);

        assertThat(latest.isResumable()).isFalse();
        assertThat(windows.reader(ReaderApi.EARLIEST, null).isResumable()).isTrue();
        assertThat(windows.reader("CAUQADAA", null).isResumable()).isTrue();
        assertThat(windows.reader(ReaderApi.LATEST, id(1)).isResumable()).isTrue();
    }

    @Test
    void latestContinuesBeforeItsFirstEventIfThatIsNotFinished() {
        ReaderWindow latest = windows.reader(ReaderApi.LATEST, null);
        CapturedFrames session = open(latest);
        latest.arrived(session, message(5));

        latest.lost();

        assertThat(latest.isResumable()).isTrue();
        assertThat(latest.connecting()).isEqualTo(BEFORE_5);
    }

    @Test
    void thePlaceBeforeTheFirstEventIsAPositionToStore() {
        ReaderWindow latest = windows.reader(ReaderApi.LATEST, null);

        latest.arrived(open(latest), message(5));

        assertThat(windows.positions).containsExactly(BEFORE_5);
    }

    @Test
    void anIdOfAKindWeDoNotKnowGivesNoPlaceUntilItIsFinished() {
        ReaderWindow latest = windows.reader(ReaderApi.LATEST, null);
        CapturedFrames session = open(latest);
        Delivery odd =
                latest.arrived(
                        session,
                        new MessageFrame("odd", new byte[0], Map.of(), null, 0, null, null));
        assertThat(latest.isResumable()).isFalse();

        odd.begin();
        odd.acknowledge();

        assertThat(latest.connecting()).isEqualTo("odd");
    }

    @Test
    void aPositionThatIsGoneIsReportedOnceAlsoIfTheSessionIsLostBeforeTheNextPosition() {
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        assertThat(resumed.arrived(open(resumed), message(50))).isNotNull();
        resumed.lost();

        assertThat(resumed.arrived(open(resumed), message(50))).isNotNull();

        assertThat(windows.gone).containsExactly(id(7) + " " + id(50));
    }

    @ParameterizedTest
    @EnumSource(names = {"EARLIEST", "LATEST"})
    void aReaderWithAPolicyIgnoresTheSessionAndBeginsTheNextOneThere(PositionExpired policy) {
        windows.positionExpired = policy;
        ReaderWindow resumed = windows.reader("CAUQADAA", id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(50))).isNull();
        assertThat(resumed.arrived(session, message(51))).isNull();
        assertThat(resumed.isResumable()).isTrue(); // no second gap when the session is closed
        resumed.lost();

        assertThat(windows.gone).containsExactly(id(7) + " " + id(50));
        assertThat(resumed.connecting()).isEqualToIgnoringCase(policy.name());
        assertThat(windows.positions).isEmpty(); // the stored position stays until there is another
        CapturedFrames next = new CapturedFrames();
        resumed.opened(next);
        assertThat(resumed.arrived(next, message(50))).isNotNull();
    }

    @Test
    void aSessionThatBeginsAgainAtEarliestRecognizesTheEventsInFlight() {
        windows.positionExpired = PositionExpired.EARLIEST;
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        CapturedFrames first = open(resumed);
        resumed.arrived(first, message(7));
        Delivery inFlight = resumed.arrived(first, message(8));
        inFlight.begin();
        resumed.lost();
        resumed.arrived(open(resumed), message(50));
        resumed.lost();
        CapturedFrames again = open(resumed);

        assertThat(resumed.arrived(again, message(8))).isNull();
        inFlight.acknowledge();

        assertThat(windows.positions).containsExactly(id(8));
    }

    /** The topic was created again on another cluster, where ids begin again. */
    @ParameterizedTest
    @EnumSource(
            names = {"FAIL"},
            mode = EnumSource.Mode.EXCLUDE)
    void anEventOfAReplacedTopicIsDeliveredEvenIfOneInFlightHadTheSameId(PositionExpired policy) {
        windows.positionExpired = policy;
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        CapturedFrames first = open(resumed);
        resumed.arrived(first, message(7));
        resumed.arrived(first, message(8)).begin();
        resumed.lost();
        resumed.arrived(open(resumed), message(2));
        resumed.lost();
        CapturedFrames ofNewTopic = open(resumed);

        assertThat(resumed.arrived(ofNewTopic, message(2))).isNotNull();
        assertThat(resumed.arrived(ofNewTopic, message(8))).isNotNull();
    }

    @Test
    void aReaderThatMustFailDeliversNothingAndKeepsItsPosition() {
        windows.positionExpired = PositionExpired.FAIL;
        ReaderWindow resumed = windows.reader(ReaderApi.EARLIEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(50))).isNull();

        assertThat(resumed.mark()).isEqualTo(id(7));
        assertThat(windows.positions).isEmpty();
        assertThat(windows.gone).hasSize(1);
    }

    @Test
    void aPositionBeyondTheEndOfTheTopicExpiresAsLongAsNoEventHasArrived() {
        windows.positionExpired = PositionExpired.EARLIEST;
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        open(resumed);
        assertThat(resumed.awaited()).isEqualTo(MessageId.parse(id(7)));

        resumed.expireAwaited();
        resumed.expireAwaited();

        assertThat(windows.gone).containsExactly(id(7) + " nothing");
        assertThat(resumed.connecting()).isEqualTo(ReaderApi.EARLIEST);
    }

    @Test
    void aPositionWhoseEventHasArrivedDoesNotExpire() {
        windows.positionExpired = PositionExpired.EARLIEST;
        ReaderWindow resumed = windows.reader(ReaderApi.LATEST, id(7));
        resumed.arrived(open(resumed), message(7));

        resumed.expireAwaited();

        assertThat(windows.gone).isEmpty();
        assertThat(resumed.awaited()).isNull();
    }
}
