/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import java.time.Duration;

/**
 * The address of the page, and the intervals of messages to browsers.
 *
 * @param host the address to listen on; only this machine can reach a loopback address
 * @param port the port to listen on; 0 for any free port
 * @param refresh the interval of checks for changes
 * @param heartbeat the maximum time between two messages to a browser
 * @param mostBrowsers the maximum number of browsers; others are asked to retry later
 */
public record WebSettings(
        String host, int port, Duration refresh, Duration heartbeat, int mostBrowsers) {

    /** Sends changes twice per second, to at most 200 browsers. */
    public static WebSettings at(String host, int port) {
        return new WebSettings(host, port, Duration.ofMillis(500), Duration.ofSeconds(5), 200);
    }
}
