/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

/** The state of an agent. */
public enum AgentState {
    /** Free for the next call. */
    AVAILABLE("Available"),
    /** Logged in, but not accepting calls. */
    AWAY("Away"),
    /** A call rings. */
    RINGING("Ringing"),
    /** On a call. */
    TALKING("Talking"),
    /** On a call that is on hold. */
    ON_HOLD("On hold"),
    /** After a call. */
    WRAP_UP("Wrap-up"),
    /** Logged out; not on the wallboard. */
    OFFLINE("Offline"),
    /** No status has been received yet. */
    UNKNOWN("Unknown");

    private final String label;

    AgentState(String label) {
        this.label = label;
    }

    /** The state in English. */
    public String label() {
        return label;
    }

    static AgentState of(CallState call) {
        return switch (call) {
            case RINGING -> RINGING;
            case ON_HOLD -> ON_HOLD;
            case WRAP_UP -> WRAP_UP;
            case TALKING, WAITING, ROUTING -> TALKING;
        };
    }
}
