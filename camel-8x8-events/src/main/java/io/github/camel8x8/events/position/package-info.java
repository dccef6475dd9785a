/* SPDX-License-Identifier: Apache-2.0 */
/** Where the position of a reader is stored: in a Camel {@code StateRepository}, under a key. */
@NullMarked
package io.github.camel8x8.events.position;

import org.jspecify.annotations.NullMarked;
