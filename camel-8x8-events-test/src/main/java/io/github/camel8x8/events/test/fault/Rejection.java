/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.fault;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an upgrade is rejected.
 *
 * @param status of HTTP, or 0: the request is never answered
 * @param headers in addition to what every response has
 * @param body of the response
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
