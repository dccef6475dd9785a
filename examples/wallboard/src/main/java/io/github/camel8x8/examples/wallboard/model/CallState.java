/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

/** Where an interaction is, in the order in which a wallboard lists them. */
public enum CallState {
    /** In a queue. */
    WAITING,
    /** At an agent who has not answered, or at a customer who is called. */
    RINGING,
    /** Talking, or chatting. */
    TALKING,
    /** The customer is on hold. */
    ON_HOLD,
    /** The talk is over, the agent notes it down. */
    WRAP_UP,
    /** Neither in a queue nor at an agent, as in a voice menu or during a transfer. */
    ROUTING
}
