/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedFrame;

/** The kind of work that code does, derived from the packages of its classes. */
public enum Work {
    /** The JDK's TLS and ciphers. */
    TLS("TLS", "sun.security.", "com.sun.crypto.provider.", "javax.crypto.", "javax.net.ssl."),
    /** JSON and base64, of any client. */
    DECODING(
            "JSON and base64",
            "io.github.camel8x8.events.internal.protocol.",
            "io.github.camel8x8.events.event.",
            "io.github.camel8x8.events.benchmark.client.EnvelopeReader",
            "com.fasterxml.jackson.",
            "java.util.Base64"),
    /** The Java part of frames, buffers and sockets. */
    WEBSOCKET("WebSocket and buffers", "io.netty.", "org.asynchttpclient.", "org.java_websocket."),
    CAMEL("Camel", "org.apache.camel."),
    /** Delivery, window, position and liveness. */
    COMPONENT("window and delivery", "io.github.camel8x8.events."),
    /** Also the harness in a client. */
    REST("rest", "io.github.camel8x8.events.benchmark.");

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
    private final List<String> prefixes;

    private final String label;

    Work(String label, String... prefixes) {
        this.label = label;
        this.prefixes = List.of(prefixes);
    }

    /** A short description. */
    public String label() {
        return label;
    }

    /** The work of a stack: that of its innermost known frame. */
    static Work of(List<RecordedFrame> stack) {
        return stack.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .map(Work::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(REST);
    }

    /** The work with the longest matching prefix, because packages are nested. */
    private static Optional<Work> of(String className) {
        return Arrays.stream(values())
                .filter(work -> work.known(className) > 0)
                .max(Comparator.comparingInt(work -> work.known(className)));
    }

    /** The length of the longest prefix that matches the class name; 0 if none matches. */
    private int known(String className) {
        return prefixes.stream()
                .filter(className::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
