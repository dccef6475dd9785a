/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

/** The text may be JSON, but {@link FastJsonReader} does not support it. Has no stack trace. */
public final class NotPlainException extends Exception {

    private static final long serialVersionUID = 1L;

    NotPlainException() {
        super("not plain JSON", null, false, false);
    }
}
