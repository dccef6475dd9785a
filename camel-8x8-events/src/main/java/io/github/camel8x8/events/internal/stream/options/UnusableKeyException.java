/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

/**
 * There is no usable API key for a connection attempt; a later attempt may have one. The message is
 * a sentence that names the option and does not contain the key.
 */
public final class UnusableKeyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private UnusableKeyException(String message) {
        super(message);
    }

    static UnusableKeyException of(IllegalArgumentException invalid) {
        return new UnusableKeyException(String.valueOf(invalid.getMessage()));
    }
}
