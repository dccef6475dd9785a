/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.util.concurrent.Executor;

/**
 * Passes on what a window reports while it is locked: a position at once, everything else on the
 * stream's thread.
 */
final class WindowReports implements ReaderWindow.Owner, ConsumerWindow.Owner {

    private final Executor executor;
    private final PositionTracker positions;
    private final StreamDiagnostics findings;
    private final Runnable seekBack;

    WindowReports(
            Executor executor,
            PositionTracker positions,
            StreamDiagnostics findings,
            Runnable seekBack) {
        this.executor = executor;
        this.positions = positions;
        this.findings = findings;
        this.seekBack = seekBack;
    }

    @Override
    public void advanced(String messageId, long passed) {
        positions.advanced(messageId, passed);
    }

    @Override
    public void positionGone(String messageId, MessageFrame first) {
        ChannelThread.soon(executor, () -> findings.positionGone(messageId, first));
    }

    @Override
    public void seekBack() {
        ChannelThread.soon(executor, seekBack);
    }

    @Override
    public void redeliveredInFlight() {
        ChannelThread.soon(executor, findings::redeliveredInFlight);
    }
}
