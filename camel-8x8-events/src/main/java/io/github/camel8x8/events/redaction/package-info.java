/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Removes personal data from events: {@link io.github.camel8x8.events.redaction.Redaction} defines
 * the fields and the replacements of their values. Depends on events and Jackson, not on Camel.
 */
@NullMarked
package io.github.camel8x8.events.redaction;

import org.jspecify.annotations.NullMarked;
