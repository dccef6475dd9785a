/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.fault;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response to a rejected upgrade.
 *
 * @param status the HTTP status; 0 to never answer the request
 * @param headers headers in addition to those of every response
 * @param body the body of the response
 */
public record Rejection(int status, Map<String, String> headers, String body) {

    /**
     * {@return a rejection with this status and an empty body}
     *
     * @param status the HTTP status
     */
    public static Rejection status(int status) {
        return new Rejection(status, Map.of(), "");
    }

    /** {@return no answer at all} */
    public static Rejection silence() {
        return status(0);
    }

    /**
     * {@return the same rejection with this header, such as {@code Retry-After}}
     *
     * @param name the name of the header
     * @param value the value of the header
     */
    public Rejection withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Rejection(status, more, body);
    }

    /**
     * {@return the same rejection with this body}
     *
     * @param newBody the body of the answer
     */
    public Rejection withBody(String newBody) {
        return new Rejection(status, headers, newBody);
    }
}
