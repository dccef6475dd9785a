/* SPDX-License-Identifier: Apache-2.0 */
/** The event stream in JUnit 5 tests. */
@NullMarked
package io.github.camel8x8.events.test.junit;

import org.jspecify.annotations.NullMarked;
