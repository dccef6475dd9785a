/* SPDX-License-Identifier: Apache-2.0 */
/**
 * When a reader's position is loaded and stored.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.stream.position;

import org.jspecify.annotations.NullMarked;
