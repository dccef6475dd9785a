/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

/** AsyncHttpClient or Netty is missing, or has an incompatible version. */
public final class ClassPathException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ClassPathException(String message) {
        super(message);
    }
}
