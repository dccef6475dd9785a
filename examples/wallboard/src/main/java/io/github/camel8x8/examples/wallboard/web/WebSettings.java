/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import java.time.Duration;

/**
 * Where the page is served, and how often browsers hear.
 *
 * @param host the address to listen at; a loopback address is seen by this machine only
 * @param port 0 for any that is free
 * @param refresh how often to look for changes
 * @param heartbeat how long a browser hears nothing at most
 * @param mostBrowsers how many may look at once; more are told to try later
 */
public record WebSettings(
        String host, int port, Duration refresh, Duration heartbeat, int mostBrowsers) {

    /** Changes twice a second, at most 200 browsers. */
    public static WebSettings at(String host, int port) {
        return new WebSettings(host, port, Duration.ofMillis(500), Duration.ofSeconds(5), 200);
    }
}
