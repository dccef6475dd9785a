/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A wallboard on 8x8 Contact Center events: a route feeds {@code model}, and {@code web} shows it.
 */
@NullMarked
package io.github.camel8x8.examples.wallboard;

import org.jspecify.annotations.NullMarked;
