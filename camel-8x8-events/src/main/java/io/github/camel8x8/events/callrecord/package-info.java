/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The outcome of one interaction: combines its events, in any order and however often they arrive,
 * into a {@link io.github.camel8x8.events.callrecord.CallRecord}. Uses the times of the events,
 * never a clock, and keeps no personal data. Depends on events and Jackson's annotations, not on
 * Camel.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.callrecord;

import org.jspecify.annotations.NullMarked;
