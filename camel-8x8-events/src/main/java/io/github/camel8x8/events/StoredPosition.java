/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.PositionStore;
import io.github.camel8x8.events.stream.ReaderApi;
import io.github.camel8x8.events.stream.ServiceUrl;
import io.github.camel8x8.events.stream.StreamOptions;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** A reader's position in a Camel state repository. */
final class StoredPosition implements PositionStore {

    private final StateRepository<String, String> repository;
    private final String key;

    /**
     * @param key unlike that of any other reader on the repository
     */
    StoredPosition(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    /** Unlike that of any other stream: host, port, tenant, namespace, topic and reader name. */
    static String key(StreamOptions options, ReaderApi reader) {
        ServiceUrl service = options.service();
        String name = reader.readerName();
        return "8x8events/%s:%d/%s%s"
                .formatted(
                        service.host(),
                        service.port(),
                        options.topic(),
                        name == null ? "" : "/" + name);
    }

    @Override
    public @Nullable String load() {
        String position = repository.getState(key);
        return position == null || position.isBlank() ? null : position;
    }

    @Override
    public void save(String messageId) {
        repository.setState(key, messageId);
    }
}
