/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

/** The client library of a target, as a program without Camel uses it. */
interface TargetLibrary {

    /** Passes an event to the library. */
    void send(ReceivedEvent event) throws Exception;

    /** The number of events that the target has confirmed. */
    long count();
}
