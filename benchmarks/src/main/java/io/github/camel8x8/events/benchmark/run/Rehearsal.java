/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import io.github.camel8x8.events.benchmark.client.Source;

/**
 * A topic that a client reads first, so that the JVM has compiled the measured code, if the source
 * itself would need minutes for that.
 *
 * @param source the topic, read from its beginning
 * @param events the minimum number of events
 */
public record Rehearsal(Source source, long events) {}
