/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Receives the events of a context that are not Camel's. */
final class CustomEventNotifier extends EventNotifierSupport {

    private final Notified notified;

    CustomEventNotifier(Notified notified) {
        this.notified = notified;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event.getType() == CamelEvent.Type.Custom;
    }

    @Override
    public void notify(CamelEvent event) throws Exception {
        notified.accept(event);
    }

    interface Notified {
        void accept(CamelEvent event) throws Exception;
    }
}
