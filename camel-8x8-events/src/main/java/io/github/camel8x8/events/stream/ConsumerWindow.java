/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.ClientFrame;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The window of a subscription: the server keeps the position, and each message is acknowledged by
 * itself on the session that delivered it.
 */
final class ConsumerWindow extends Window {

    private final ConsumerApi api;
    private final int capacity;
    private int permitsDue;
    private int unanswered;

    ConsumerWindow(ConsumerApi api, int capacity, StreamStatistics statistics, Runnable rewind) {
        super(statistics, rewind);
        this.api = api;
        this.capacity = capacity;
    }

    @Override
    synchronized String connecting() {
        return "";
    }

    @Override
    void begin(Outbound opened) {
        Map<String, Delivery> again = new LinkedHashMap<>(carried);
        inFlight.forEach(delivery -> again.put(delivery.message().messageId(), delivery));
        inFlight.clear();
        bound(again, capacity);
        carried = again;
        permitsDue = 0;
        unanswered = 0;
        if (api.pullMode()) {
            opened.send(ClientFrame.permit(capacity));
        }
    }

    @Override
    boolean isResumable() {
        return true;
    }

    @Override
    void isNew(Delivery delivery) {
        givePermits(delivery.session);
    }

    @Override
    void cameAgain(Delivery delivery) {
        if (delivery.settled) {
            // Finished while there was no session to say so.
            acknowledge(delivery);
        } else {
            inFlight.append(delivery);
            givePermits(delivery.session);
        }
    }

    @Override
    void acknowledged(Delivery delivery) {
        if (isCurrent(delivery)) {
            inFlight.remove(delivery);
            acknowledge(delivery);
        }
        // Else it stays, to be acknowledged when it comes again.
    }

    @Override
    boolean redelivered(Delivery delivery) {
        if (!isCurrent(delivery)) {
            forget(delivery);
            return true; // everything unacknowledged comes again by itself
        }
        inFlight.remove(delivery);
        if (!api.type().redeliversSingly()) {
            return false;
        }
        delivery.session.send(ClientFrame.negativeAcknowledge(delivery.message().messageId()));
        permit(delivery.session);
        return true;
    }

    @Override
    void passOver(Outbound from, @Nullable String messageId) {
        if (messageId != null) {
            from.acknowledge(messageId);
        } else if (!api.pullMode() && ++unanswered >= capacity) {
            // No credit without an id, so the server has none left: only a new session goes on.
            rewind();
        }
        permit(from);
    }

    @Override
    void dropped(Delivery delivery) {
        inFlight.remove(delivery);
    }

    private void forget(Delivery delivery) {
        if (!carried.remove(delivery.message().messageId(), delivery)) {
            inFlight.remove(delivery);
        }
    }

    private void acknowledge(Delivery delivery) {
        delivery.session.acknowledge(delivery.message().messageId());
        permit(delivery.session);
    }

    private void permit(Outbound to) {
        if (api.pullMode()) {
            permitsDue++;
            givePermits(to);
        }
    }

    /**
     * Several permits go in one frame, as long as the server has as many left. It has fewer with
     * each event that comes, too: a route may settle none before it has a whole window.
     */
    private void givePermits(Outbound to) {
        int left = capacity - inFlight.size() - permitsDue;
        if (permitsDue > 0 && permitsDue >= Math.min(capacity / 4, left)) {
            to.send(ClientFrame.permit(permitsDue));
            permitsDue = 0;
        }
    }
}
