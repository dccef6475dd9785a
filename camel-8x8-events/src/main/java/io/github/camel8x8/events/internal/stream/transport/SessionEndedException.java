/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import java.io.IOException;

/** An open session has ended, and its owner did not request it. */
public final class SessionEndedException extends IOException {

    private static final long serialVersionUID = 1L;

    public SessionEndedException(ServiceUrl service, CloseReason reason) {
        super("Session with " + service + " ended: " + reason);
    }
}
