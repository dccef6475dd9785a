/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest texts, and the number of all texts. */
final class Journal {

    private static final int MAX = 100_000;

    private final Deque<String> newest = new ArrayDeque<>();
    private long count;

    void add(String text) {
        count++;
        newest.add(text);
        if (newest.size() > MAX) {
            newest.remove();
        }
    }

    long count() {
        return count;
    }

    List<String> newest() {
        return List.copyOf(newest);
    }
}
