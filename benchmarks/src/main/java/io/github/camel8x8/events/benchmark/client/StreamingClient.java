/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

/** A client that reads one topic from its beginning. */
public interface StreamingClient extends AutoCloseable {

    /** Connects; from now on the client reads events on its threads. */
    void start() throws Exception;

    @Override
    void close();
}
