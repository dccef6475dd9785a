/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import io.github.camel8x8.events.benchmark.client.Source;

/**
 * What a client reads first, so that the JVM has compiled what is measured, where the source itself
 * would take minutes for that.
 *
 * @param source read from its beginning, and left
 * @param events at least so many
 */
public record Rehearsal(Source source, long events) {}
