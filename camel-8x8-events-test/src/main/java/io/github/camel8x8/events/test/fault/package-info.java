/* SPDX-License-Identifier: Apache-2.0 */
/** What can go wrong on a network, to be ordered by a test. */
@NullMarked
package io.github.camel8x8.events.test.fault;

import org.jspecify.annotations.NullMarked;
