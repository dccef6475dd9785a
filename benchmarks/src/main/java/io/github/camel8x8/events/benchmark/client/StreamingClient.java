/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

/** A client that reads one topic from its beginning. */
public interface StreamingClient extends AutoCloseable {

    /** Connects; events come from now on, on threads of the client's. */
    void start() throws Exception;

    @Override
    void close();
}
