/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Takes personal data out of events: {@link io.github.camel8x8.events.redaction.Redaction} says
 * which fields, and what comes in the place of their values. Knows events and Jackson, no Camel.
 */
@NullMarked
package io.github.camel8x8.events.redaction;

import org.jspecify.annotations.NullMarked;
