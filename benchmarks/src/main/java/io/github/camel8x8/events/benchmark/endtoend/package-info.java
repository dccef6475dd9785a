/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whole paths: from the stream into a target, by one client in a separate process that is killed
 * once, and the targets that count what has arrived.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.endtoend;

import org.jspecify.annotations.NullMarked;
