/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import java.util.Arrays;
import java.util.List;

/**
 * A guarantee, and the tests that prove it.
 *
 * @param promise one sentence
 * @param tests each as {@code package.Class} below the root package, or {@code Class#method}
 */
record Proof(String promise, List<String> tests) {

    private static final String ROOT = "io.github.camel8x8.events.";

    static final List<Proof> ALL =
            List.of(
                    new Proof(
                            "At least once: an event is acknowledged, and a stored position passes it, only when its Exchange is complete",
                            List.of(
                                    "internal.stream.flow.WindowScheduleTest",
                                    "RoutingContract#anEventHandedToASedaQueueIsAcknowledgedWhenTheQueueHasProcessedIt",
                                    "internal.stream.flow.ReaderWindowTest#thePositionWaitsForTheOldestUnfinishedEvent",
                                    "internal.stream.flow.ReaderWindowTest#creditsGoBackWhenThePositionIsKept",
                                    "internal.stream.flow.ConsumerWindowTest#whatIsRedeliveredInTheMomentInWhichItFailsIsNotAcknowledged")),
                    new Proof(
                            "In order on a connection; with several consumers, in order for each interaction",
                            List.of(
                                    "RoutingContract#parallelConsumersKeepTheOrderOfEachInteraction",
                                    "SeekBackContract#aFailedEventIsRedeliveredInItsPlace",
                                    "internal.stream.flow.ReaderWindowTest#whatBeginsWhileTheQueueIsDroppedHasNothingDroppedBeforeIt",
                                    "FaultContract#connectionsThatBreakInMidStreamLoseNothingAndKeepOrder")),
                    new Proof(
                            "Nothing lost across reconnects, broker restarts and kills; duplicates only after a break, no more than were in flight",
                            List.of(
                                    "ReaderReconnectContract#aKilledBrokerLosesNothingAndKeepsOrder",
                                    "SubscriptionReconnectContract#aBrokerRestartInMidStreamLosesNothing",
                                    "position.FilePositionRepositoryTest#aWriteThatWasCutAtAnyByteLeavesTheOldPosition",
                                    "reliability.LedgerContract#aProcessThatIsKilledAgainAndAgainLosesNothing",
                                    "reliability.SoakOnPulsarIT",
                                    "reliability.SoakOnLocalStreamTest")),
                    new Proof(
                            "Exactly once in a database, if the position is stored in the transaction of the event",
                            List.of(
                                    "reliability.LedgerOnceContract#eachEventIsInTheDatabaseOnceAfterKillsAtRandomMoments",
                                    "reliability.PartitionLedgerOnceContract#eachEventOfEachPartitionIsInTheDatabaseOnceAfterKillsAtRandomMoments",
                                    "once.OnceContract#anEventWhoseCommitWasReportedAsFailedIsStoredOnce",
                                    "once.OnceContract#twoProcessesThatReadWithTheSameKeyStoreEachEventOnce",
                                    "position.JdbcPositionTransactionContract#aTransactionOfTheRouteIsNeitherCommittedNorRolledBack")),
                    new Proof(
                            "A reader resumes each partition of a partitioned topic, and loses nothing when it detects or gets partitions",
                            List.of(
                                    "PartitionContract#resumesEachPartitionAfterAServerRestart",
                                    "PartitionContract#aReaderAtLatestMissesNoEventOfAPartitionThatWasQuietWhenItConnected",
                                    "PartitionContract#aRestartReadsWhatWasPublishedMeanwhileEvenIfNothingIsPublishedAfterIt",
                                    "PartitionContract#aNewPartitionIsReadFromItsFirstEvent",
                                    "NewPartitionContract#aNewPartitionIsFoundWithinAMinute",
                                    "PartitionBatchContract#cutConnectionsLoseAndRepeatNothing",
                                    "reliability.PartitionLedgerContract#readersOfPartitionsLoseNothing")),
                    new Proof(
                            "Never more in flight than `receiverQueueSize`, however slow the route",
                            List.of(
                                    "BoundedMemoryTest#aSlowRouteHoldsNoMoreThanTheWindowAndTheHeapStaysFlat",
                                    "RoutingContract#aSlowRouteNeverHasMoreInFlightThanTheWindow")),
                    new Proof(
                            "A silent connection is noticed within `pingInterval` and `pongTimeout`",
                            List.of(
                                    "FaultContract#aHalfOpenConnectionIsNoticedWithinPingIntervalAndPongTimeout",
                                    "FaultContract#aHalfOpenConnectionIsNoticedWhileTheRouteIsSlow",
                                    "FaultContract#aHalfOpenConnectionIsNoticedWhileTheRouteIsSuspended",
                                    "FrozenServerIT",
                                    "FrozenLocalStreamTest",
                                    "fault.BlackholeTest",
                                    "ReaderReconnectContract#aTopicDeletedUnderItsConnectionIsDetectedByIdleReconnectAndHealthSaysSo",
                                    "internal.stream.EventStreamIdleTest#aSessionWithoutEventsIsReopened")),
                    new Proof(
                            "A permanent gap is reported: log, counter, health",
                            List.of(
                                    "internal.stream.EventStreamPositionTest#latestThatIsLostBeforeItsFirstEventReportsAGap",
                                    "ReaderPositionContract#aPositionThatTheServerNoLongerHasIsReportedAsAGap",
                                    "ReaderPositionContract#aPositionThatTheServerStillHasIsNoGap")),
                    new Proof(
                            "A reader with `startTime` begins with the first event published at or after it; one with `stopTime` stops after the last event before it",
                            List.of(
                                    "StartTimeContract#beginsWithTheFirstEventAtOrAfterTheTimeInAnyLedgerAndInBatches",
                                    "StartTimeContract#aRestartBeforeTheFirstEventResumesAtTheFoundPlace",
                                    "StopTimeContract#theRouteIsNotCompleteBeforeTheEventsInFlight",
                                    "StopTimeContract#aRestartContinuesAfterTheStoredPositionAndIsCompleteAgain",
                                    "internal.stream.TimeSearchTest#neverBeginsTooLateEvenIfProbesAreSilentForNoReason",
                                    "internal.stream.StartSearchTest",
                                    "reliability.ReplayOnPulsarIT",
                                    "reliability.ReplayOnLocalStreamTest")),
                    new Proof(
                            "No secret in a log line, URI, exception or metric",
                            List.of(
                                    "internal.stream.EventStreamStartTest#noStatusContainsTheKey",
                                    "RouteStartTest#aPermanentRejectionFailsTheStartWithASentenceAndWithoutTheKey",
                                    "internal.stream.transport.WebSocketConnectorTest#aRedirectToAnotherHostNeverGetsTheKey")),
                    new Proof(
                            "A mistake fails the start immediately with a sentence; the route starts despite a failure that may be temporary, and retries",
                            List.of(
                                    "internal.stream.FrontDoorTest",
                                    "RouteStartTest#aRejectionThatMayPassStartsTheRouteWithItsHealthDown",
                                    "RouteStartTest#whenTheAttemptsAreUsedUpTheExceptionHandlerIsNotifiedAndHealthSaysFailed",
                                    "position.DamagedPositionTest")),
                    new Proof(
                            "A stop ends within its time limit and leaves nothing behind",
                            List.of(
                                    "FaultContract#aStopDuringAConnectCompletesInTime",
                                    "FaultContract#aStopDuringBackoffCompletesAtOnceAndNoConnectionFollows",
                                    "FaultContract#aStopWithAnExchangeInFlightWaitsForItAndItIsNotReadAgain",
                                    "InterruptedRouteTest#aStopInTheMiddleOfRedeliveriesLosesNoEvent",
                                    "FaultContract#aStopCompletesInTimeIfThePeerNeverSeesTheCloseFrame",
                                    "FaultContract#aStopCompletesInTimeIfTheNetworkIsDead",
                                    "internal.stream.StreamLeakTest",
                                    "RouteLeakTest")),
                    new Proof(
                            "User-supplied code that fails does not delay events; code that hangs does not affect connections or other routes",
                            List.of(
                                    "FailingUserCodeTest",
                                    "internal.delivery.ExceptionReporterTest")),
                    new Proof(
                            "Any frame returns its credit exactly once, and no frame breaks the stream or sets a header",
                            List.of(
                                    "internal.protocol.FrameFuzzTest",
                                    "event.EventFuzzTest",
                                    "internal.stream.HostileFrameCreditTest",
                                    "internal.delivery.EventMessageTest",
                                    "SecureRouteTest")));

    /** Whether all its tests exist. */
    boolean isThere() {
        return tests.stream().allMatch(Proof::isThere);
    }

    String row() {
        return "| "
                + promise
                + " | "
                + String.join("<br>", tests.stream().map(test -> "`" + test + "`").toList())
                + " |";
    }

    private static boolean isThere(String test) {
        String[] parts = test.split("#");
        try {
            Class<?> type = Class.forName(ROOT + parts[0]);
            return parts.length == 1
                    || Arrays.stream(type.getDeclaredMethods())
                            .anyMatch(method -> method.getName().equals(parts[1]));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
