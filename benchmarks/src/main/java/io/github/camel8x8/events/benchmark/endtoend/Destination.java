/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import java.io.IOException;

/** A running target that counts. */
public interface Destination extends AutoCloseable {

    /** The address for {@link PathOrder#address}. */
    String address();

    /** Creates a topic, a table or a path, without events. */
    void create(String name) throws Exception;

    /** The events in it so far. */
    Arrived arrived(String name) throws Exception;

    @Override
    void close() throws IOException;
}
