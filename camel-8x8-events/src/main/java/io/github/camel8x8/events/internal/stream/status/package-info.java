/* SPDX-License-Identifier: Apache-2.0 */
/**
 * State and counts of a stream.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.stream.status;

import org.jspecify.annotations.NullMarked;
