/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The values of options that are enums.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.options;

import org.jspecify.annotations.NullMarked;
