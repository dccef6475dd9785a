/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionStore;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * A reader's position in a Camel state repository: the message id, for some partitioned topics a
 * time, an @, and the topic. The topic exposes a repository that mixes up keys, or a file that was
 * copied. A message id alone, as written by hand, is accepted too.
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
    public @Nullable String load() {
        String stored = repository.getState(key);
        if (stored == null || stored.isBlank()) {
            return null;
        }
        int at = stored.indexOf('@');
        if (at >= 0 && !stored.substring(at + 1).equals(topic)) {
            throw new IllegalArgumentException(
                    "Option offsetRepository contains, under the key "
                            + key
                            + ", a position of topic "
                            + stored.substring(at + 1)
                            + " instead of topic "
                            + topic
                            + "; remove it to begin at messageId, or give each topic a separate key");
        }
        return at < 0 ? stored : stored.substring(0, at);
    }

    /** Other repositories replace every position. */
    @Override
    public void expired(String messageId) {
        if (repository instanceof JdbcPositionRepository jdbc) {
            jdbc.expire(key, messageId + "@" + topic);
        }
    }

    @Override
    public void save(String position) {
        repository.setState(key, position + "@" + topic);
    }
}
