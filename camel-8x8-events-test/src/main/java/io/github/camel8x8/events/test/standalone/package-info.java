/* SPDX-License-Identifier: Apache-2.0 */
/** The event stream as a program. */
@NullMarked
package io.github.camel8x8.events.test.standalone;

import org.jspecify.annotations.NullMarked;
