/* SPDX-License-Identifier: Apache-2.0 */
/** Network and server faults that a test can inject. */
@NullMarked
package io.github.camel8x8.events.test.fault;

import org.jspecify.annotations.NullMarked;
