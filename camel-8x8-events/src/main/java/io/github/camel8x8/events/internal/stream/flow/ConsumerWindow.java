/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.protocol.ClientFrame;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The window of a subscription. The server stores the position. Each message is acknowledged
 * individually, on the session that delivered it.
 */
public final class ConsumerWindow extends Window {

    private final ConsumerApi api;
    private final Owner owner;

    @GuardedBy("this")
    private final Map<String, Delivery> byId = new HashMap<>(); // those of the current session

    @GuardedBy("this")
    private final RecentIds acknowledged;

    @GuardedBy("this")
    private int permitsDue;

    @GuardedBy("this")
    private int unanswered;

    /**
     * Creates an empty window.
     *
     * @param capacity the credit window
     * @param owner is notified of redeliveries, and seeks back
     */
    public ConsumerWindow(ConsumerApi api, int capacity, StreamStatistics statistics, Owner owner) {
        super(capacity, statistics, owner::seekBack);
        this.api = api;
        this.owner = owner;
        this.acknowledged = new RecentIds(capacity, System::nanoTime);
    }

    @Override
    public synchronized String connecting() {
        return "";
    }

    @Override
    @GuardedBy("this")
    void begin(AckSender opened) {
        Map<String, Delivery> again = new LinkedHashMap<>(carried);
        inFlight.forEach(delivery -> again.put(delivery.message().messageId(), delivery));
        inFlight.clear();
        byId.clear();
        bound(again, capacity);
        carried = again;
        permitsDue = 0;
        unanswered = 0;
        if (api.pullMode()) {
            opened.send(ClientFrame.permit(capacity));
        }
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    @GuardedBy("this")
    boolean isRedelivered(AckSender from, MessageFrame message) {
        String id = message.messageId();
        Delivery running = byId.get(id);
        if (running != null && !isSuperseded(running, message)) {
            running.frames++;
            if (api.ackTimeout() != null) {
                owner.redeliveredInFlight();
            }
            return true;
        }
        if (running == null && acknowledged.contains(id, message.redeliveryCount())) {
            from.acknowledge(id);
            permit(from, 1);
            return true;
        }
        return false;
    }

    /**
     * Whether the route has completed without an acknowledgement, and the server redelivers the
     * message for that reason. The message is then routed again, and the redelivery owns all
     * credits.
     */
    @GuardedBy("this")
    private boolean isSuperseded(Delivery running, MessageFrame message) {
        boolean timedOut = api.ackTimeout() != null || message.redeliveryCount() > 0;
        if (!timedOut || !running.supersede()) {
            return false;
        }
        inFlight.remove(running);
        return true;
    }

    @Override
    @GuardedBy("this")
    void isNew(Delivery delivery) {
        Delivery superseded = byId.put(delivery.message().messageId(), delivery);
        if (superseded != null) {
            delivery.frames += superseded.frames;
        }
        givePermits(delivery.session);
    }

    @Override
    @GuardedBy("this")
    void cameAgain(Delivery delivery) {
        if (delivery.isRecorded()) {
            // Completed while no session was open for the acknowledgement.
            acknowledge(delivery);
        } else {
            inFlight.append(delivery);
            byId.put(delivery.message().messageId(), delivery);
            givePermits(delivery.session);
        }
    }

    @Override
    @GuardedBy("this")
    void acknowledged(Delivery delivery) {
        if (isCurrent(delivery)) {
            remove(delivery);
            acknowledge(delivery);
        }
        // Otherwise it stays, to be acknowledged when it is redelivered.
    }

    @Override
    @GuardedBy("this")
    boolean redelivered(Delivery delivery) {
        if (!isCurrent(delivery)) {
            forget(delivery);
            return true; // the server redelivers all unacknowledged messages
        }
        remove(delivery);
        if (!api.type().redeliversSingly()) {
            return false;
        }
        for (int i = 0; i < delivery.frames; i++) {
            delivery.session.send(ClientFrame.negativeAcknowledge(delivery.message().messageId()));
        }
        permit(delivery.session, delivery.frames);
        return true;
    }

    @Override
    @GuardedBy("this")
    void skipMessage(AckSender from, @Nullable String messageId) {
        if (messageId != null) {
            from.acknowledge(messageId);
        } else if (!api.pullMode() && ++unanswered >= capacity) {
            // Without an id no credit can be returned. The server has none left, so only a new
            // session continues.
            seekBack();
        }
        permit(from, 1);
    }

    @Override
    @GuardedBy("this")
    void dropped(Delivery delivery) {
        remove(delivery);
    }

    @GuardedBy("this")
    private void remove(Delivery delivery) {
        inFlight.remove(delivery);
        byId.remove(delivery.message().messageId(), delivery);
    }

    @GuardedBy("this")
    private void forget(Delivery delivery) {
        if (!carried.remove(delivery.message().messageId(), delivery)) {
            remove(delivery);
        }
    }

    @GuardedBy("this")
    private void acknowledge(Delivery delivery) {
        String id = delivery.message().messageId();
        for (int i = 0; i < delivery.frames; i++) {
            delivery.session.acknowledge(id);
        }
        acknowledged.add(id);
        permit(delivery.session, delivery.frames);
    }

    @GuardedBy("this")
    private void permit(AckSender to, int frames) {
        if (api.pullMode()) {
            permitsDue += frames;
            givePermits(to);
        }
    }

    /**
     * Combines several permits in one frame, as long as the server has as many left. Each event
     * received also uses a permit: a route may complete no event before it has a full window.
     */
    @GuardedBy("this")
    private void givePermits(AckSender to) {
        int left = capacity - inFlight.size() - permitsDue;
        if (permitsDue > 0 && permitsDue >= Math.min(capacity / 4, left)) {
            to.send(ClientFrame.permit(permitsDue));
            permitsDue = 0;
        }
    }

    /** Called with the window locked, so it must not block. */
    public interface Owner {

        /** See {@link Window}. */
        void seekBack();

        /** With {@code ackTimeoutMillis}, the server has redelivered a message in flight. */
        default void redeliveredInFlight() {}
    }
}
