/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.text.ForeignText;

/** A reader has stopped, because the server no longer has the event at its position. */
public final class PositionExpiredException extends Exception {

    private static final long serialVersionUID = 1L;

    PositionExpiredException(ServiceUrl service, String position) {
        super(
                service
                        + " no longer has the event at the position "
                        + ForeignText.of(position)
                        + ", so the reader has stopped (positionExpired=FAIL). A position in"
                        + " offsetRepository stays there: remove it to begin at messageId, or set"
                        + " positionExpired to CONTINUE, EARLIEST or LATEST, and restart the route");
    }
}
