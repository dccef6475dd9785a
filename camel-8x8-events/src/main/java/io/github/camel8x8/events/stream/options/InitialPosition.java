/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream.options;

/** Where a new subscription begins; heeded only when it is made. Pulsar's own spelling. */
public enum InitialPosition {
    /** With what is published from now on. */
    Latest,
    /** With the oldest message the topic still has. */
    Earliest
}
