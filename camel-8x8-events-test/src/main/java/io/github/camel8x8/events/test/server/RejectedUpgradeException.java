/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import java.io.Serial;

/** Reports an upgrade that is rejected with an error page. */
final class RejectedUpgradeException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final int status;

    RejectedUpgradeException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
