/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

/**
 * The events in a target.
 *
 * @param total all of them
 * @param distinct those with different message ids
 */
public record Arrived(long total, long distinct) {}
