/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.options;

/**
 * What a reader does if the server no longer has the event at its position: the topic's retention
 * has dropped it, or the topic was deleted and created again. A gap is reported in each case.
 */
public enum PositionExpired {
    /**
     * Continues with the event that the server sends. That is the oldest one if the events at the
     * position were dropped, or a new one if the position is beyond the end of the topic.
     */
    CONTINUE,
    /** Reads again from the oldest event that the topic still has. */
    EARLIEST,
    /** Skips everything that the topic has, and reads the events that are published from now on. */
    LATEST,
    /** Stops reading and keeps the position, so that an operator can decide. */
    FAIL
}
