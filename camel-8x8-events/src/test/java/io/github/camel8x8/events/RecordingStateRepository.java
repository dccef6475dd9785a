/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Keeps the positions in memory, and records each one that was stored. */
final class RecordingStateRepository extends ServiceSupport
        implements StateRepository<String, String> {

    private final MemoryStateRepository positions = new MemoryStateRepository();
    private final List<String> values = new CopyOnWriteArrayList<>();

    /** The message ids that were stored, in order. */
    List<String> values() {
        return List.copyOf(values);
    }

    @Override
    public void setState(String key, String value) {
        values.add(value.replaceFirst("@.*", "")); // the topic follows
        positions.setState(key, value);
    }

    @Override
    public String getState(String key) {
        return positions.getState(key);
    }
}
