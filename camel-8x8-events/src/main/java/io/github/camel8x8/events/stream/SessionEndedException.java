/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.stream.options.ServiceUrl;
import java.io.IOException;

/** A session that was open has ended, and not because its owner asked for it. */
public final class SessionEndedException extends IOException {

    private static final long serialVersionUID = 1L;

    SessionEndedException(ServiceUrl service, CloseReason reason) {
        super("Session with " + service + " ended: " + reason);
    }
}
