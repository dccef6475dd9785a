/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

/** A client that carries events from a subscription into a target until the process ends. */
interface DeliveryPath {

    /** Connects; from now on the client reads events on its threads. */
    void start() throws Exception;

    /** The number of events that the target has confirmed. */
    long count();
}
