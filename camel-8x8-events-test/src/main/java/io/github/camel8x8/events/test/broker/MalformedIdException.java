/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.io.Serial;

/** Base64 that holds no message id. */
public final class MalformedIdException extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    MalformedIdException(String message) {
        super(message);
    }
}
