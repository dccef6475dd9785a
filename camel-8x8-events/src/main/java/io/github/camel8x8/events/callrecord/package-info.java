/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What became of one interaction: folds its events, in whatever order and however often they come,
 * into a {@link io.github.camel8x8.events.callrecord.CallRecord}. Takes every time from the events
 * and none from a clock, and keeps no personal data. Knows events and Jackson's annotations, no
 * Camel.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.callrecord;

import org.jspecify.annotations.NullMarked;
