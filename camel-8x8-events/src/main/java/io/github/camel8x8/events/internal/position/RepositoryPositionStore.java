/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import io.github.camel8x8.events.internal.stream.options.InvalidOption;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionStore;
import io.github.camel8x8.events.internal.stream.position.ReaderPosition;
import io.github.camel8x8.events.internal.stream.position.StoredPosition;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * A reader's position in a Camel state repository, with its topic, see {@link StoredPosition}. The
 * topic exposes a repository that mixes up keys, or a file that was copied.
 */
public final class RepositoryPositionStore implements PositionStore {

    private final StateRepository<String, String> repository;
    private final String key;
    private final String topic;

    /**
     * Makes a store.
     *
     * @param repository the repository
     * @param key the key, which no other reader on the repository has
     * @param topic the topic that is read
     */
    public RepositoryPositionStore(
            StateRepository<String, String> repository, String key, TopicName topic) {
        this.repository = repository;
        this.key = key;
        this.topic = topic.toString();
    }

    /**
     * The key of a stream: host, port, tenant, namespace, topic and reader name.
     *
     * @param options the options of the stream
     * @param reader its Reader API
     * @return the key, which no other stream has
     */
    public static String key(StreamOptions options, ReaderApi reader) {
        ServiceUrl service = options.service();
        String name = reader.readerName();
        // Not formatted: some locales have other digits, and the key is the same in all of them.
        return "8x8events/"
                + service.host()
                + ":"
                + service.port()
                + "/"
                + options.topic()
                + (name == null ? "" : "/" + name);
    }

    @Override
    public @Nullable ReaderPosition load() {
        String stored = repository.getState(key);
        if (stored == null) {
            return null;
        }
        StoredPosition found = parse(stored);
        if (found.topic() != null && !found.topic().equals(topic)) {
            throw InvalidOption.withoutValue(
                    "offsetRepository",
                    "contains, under the key "
                            + key
                            + ", a position of topic "
                            + found.topic()
                            + " instead of topic "
                            + topic
                            + "; remove it to begin at messageId, or give each topic a separate key");
        }
        return found.position();
    }

    /** A value that was damaged by hand must not cause that events are skipped. */
    private StoredPosition parse(String stored) {
        try {
            return StoredPosition.parse(stored);
        } catch (IllegalArgumentException e) {
            throw InvalidOption.withoutValue(
                    "offsetRepository",
                    "contains, under the key "
                            + key
                            + ", the value '"
                            + stored
                            + "', which is not a position ("
                            + e.getMessage()
                            + "); store the message id of the last processed event there, or remove"
                            + " the value and its key to begin at messageId");
        }
    }

    /** Other repositories replace every position. */
    @Override
    public void expired(String messageId) {
        if (repository instanceof JdbcPositionRepository jdbc) {
            jdbc.expire(key, text(new ReaderPosition(messageId, null)));
        }
    }

    @Override
    public void save(ReaderPosition position) {
        repository.setState(key, text(position));
    }

    private String text(ReaderPosition position) {
        return new StoredPosition(position, topic).toText();
    }
}
