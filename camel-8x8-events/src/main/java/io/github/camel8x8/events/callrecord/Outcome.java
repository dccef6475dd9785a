/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

/** What became of an interaction, as far as its events tell. */
public enum Outcome {

    /** An agent, or for an outbound interaction the customer, answered; nobody handed it on. */
    ANSWERED,

    /** Answered, and then handed on at least once, whether or not anybody answered it again. */
    TRANSFERRED,

    /** Inbound, and ended before any agent answered. */
    ABANDONED,

    /** Inbound, and taken out of the queue because it had waited too long. */
    QUEUE_TIMEOUT,

    /** Outbound, and ended before the customer answered. */
    NOT_ANSWERED,

    /** It goes on and was not answered so far, or the events that would tell are missing. */
    UNKNOWN
}
