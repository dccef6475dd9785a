/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A reader's position in Camel's repositories.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.position;

import org.jspecify.annotations.NullMarked;
