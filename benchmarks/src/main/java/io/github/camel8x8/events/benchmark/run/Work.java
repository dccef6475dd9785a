/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedFrame;

/** What code is busy with, told by the packages of its classes. */
public enum Work {
    /** The JDK's TLS and ciphers. */
    TLS("TLS", "sun.security.", "com.sun.crypto.provider.", "javax.crypto.", "javax.net.ssl."),
    /** JSON and base64, of whatever client. */
    DECODING(
            "JSON and base64",
            "io.github.camel8x8.events.protocol.",
            "io.github.camel8x8.events.json.",
            "io.github.camel8x8.events.event.",
            "io.github.camel8x8.events.benchmark.client.EnvelopeReader",
            "com.fasterxml.jackson.",
            "java.util.Base64"),
    /** Frames, buffers and sockets as far as they are Java. */
    WEBSOCKET("WebSocket and buffers", "io.netty.", "org.asynchttpclient.", "org.java_websocket."),
    CAMEL("Camel", "org.apache.camel."),
    /** Delivery, window, position and liveness. */
    COMPONENT("window and delivery", "io.github.camel8x8.events."),
    /** Also what the harness itself does in a client. */
    REST("rest", "io.github.camel8x8.events.benchmark.");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable one
    private final List<String> prefixes;

    private final String label;

    Work(String label, String... prefixes) {
        this.label = label;
        this.prefixes = List.of(prefixes);
    }

    /** What it is, in a few words. */
    public String label() {
        return label;
    }

    /** Of a stack, from its innermost frame outwards: the first that is known tells. */
    static Work of(List<RecordedFrame> stack) {
        return stack.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .map(Work::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(REST);
    }

    /** The longest prefix tells: packages lie in others. */
    private static Optional<Work> of(String className) {
        return Arrays.stream(values())
                .filter(work -> work.known(className) > 0)
                .max(Comparator.comparingInt(work -> work.known(className)));
    }

    /** How much of the class's name is known to be this; 0 where it is something else. */
    private int known(String className) {
        return prefixes.stream()
                .filter(className::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
