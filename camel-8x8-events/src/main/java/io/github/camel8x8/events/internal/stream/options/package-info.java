/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The options of a stream: immutable values that check themselves. An invalid value is an {@link
 * IllegalArgumentException} whose message names the option, the value and the fix, and never shows
 * a secret.
 */
@NullMarked
package io.github.camel8x8.events.internal.stream.options;

import org.jspecify.annotations.NullMarked;
