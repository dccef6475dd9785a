/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

/** Reports that a route sends to an endpoint that can only be consumed from. */
public final class NoProducer {

    private NoProducer() {}

    /** {@return the exception; it shows no URI, since a URI may contain a key} */
    public static UnsupportedOperationException exception() {
        return new UnsupportedOperationException(
                "8x8events has no producer: the service offers nothing to send to. Use it in from,"
                        + " poll or pollEnrich");
    }
}
