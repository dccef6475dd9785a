/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Checks of the names and values of options, and their errors.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.binding;

import org.jspecify.annotations.NullMarked;
