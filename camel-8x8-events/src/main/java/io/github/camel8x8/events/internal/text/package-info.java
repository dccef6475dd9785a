/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Text that comes from outside, made safe for log lines, messages and headers, and the most similar
 * name for a misspelled one.
 */
@NullMarked
package io.github.camel8x8.events.internal.text;

import org.jspecify.annotations.NullMarked;
