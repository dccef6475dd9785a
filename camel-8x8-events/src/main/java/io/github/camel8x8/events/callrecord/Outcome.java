/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

/** The outcome of an interaction, as far as its events show. */
public enum Outcome {

    /** An agent, or for an outbound interaction the customer, answered; it was not transferred. */
    ANSWERED,

    /** Answered, and then transferred at least once, whether or not it was answered again. */
    TRANSFERRED,

    /** Inbound, and ended before any agent answered. */
    ABANDONED,

    /** Inbound, and taken out of the queue because it had waited too long. */
    QUEUE_TIMEOUT,

    /** Outbound, and ended before the customer answered. */
    NOT_ANSWERED,

    /** It continues and was not answered so far, or the events that would show it are missing. */
    UNKNOWN
}
