/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

/** The states of an interaction, in the order in which a wallboard lists them. */
public enum CallState {
    /** In a queue. */
    WAITING,
    /** Offered to an agent who has not answered, or calling a customer. */
    RINGING,
    /** Talking, or chatting. */
    TALKING,
    /** The customer is on hold. */
    ON_HOLD,
    /** The conversation has ended, the agent wraps up. */
    WRAP_UP,
    /** Neither in a queue nor with an agent, for example in a voice menu or during a transfer. */
    ROUTING
}
