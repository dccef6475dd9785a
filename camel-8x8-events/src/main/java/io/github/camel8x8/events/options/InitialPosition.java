/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.options;

/** Where a subscription begins; used only when it is created. Spelled as in Pulsar. */
public enum InitialPosition {
    /** With the messages that are published from now on. */
    Latest,
    /** With the oldest message that is still in the topic. */
    Earliest
}
