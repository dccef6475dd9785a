/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps positions in memory, and fails on request. */
public final class MemoryStore implements PositionStore {

    public final List<String> saved = new CopyOnWriteArrayList<>();
    public volatile boolean fails;

    @Override
    public ReaderPosition load() throws IOException {
        failIfRequested();
        return saved.isEmpty()
                ? null
                : StoredPosition.parse(saved.get(saved.size() - 1)).position();
    }

    @Override
    public void save(ReaderPosition position) throws IOException {
        failIfRequested();
        saved.add(new StoredPosition(position, null).toText());
    }

    @Override
    public void expired(String messageId) throws IOException {
        failIfRequested();
        saved.add("expired " + messageId);
    }

    private void failIfRequested() throws IOException {
        if (fails) {
            throw new IOException("disk full");
        }
    }
}
