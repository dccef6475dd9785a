/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.io.Serial;

/** Reports base64 that is not a message id. */
public final class MalformedIdException extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    MalformedIdException(String message) {
        super(message);
    }
}
