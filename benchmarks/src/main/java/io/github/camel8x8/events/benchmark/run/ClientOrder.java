/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.client.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a client process is to do.
 *
 * @param client which client
 * @param rehearsal before everything; or null
 * @param source what it reads
 * @param warmup how much before anything is measured
 * @param measured how much each interval has
 * @param intervals how many intervals
 * @param extra what else is told of each interval
 * @param serverPid the server's process, whose CPU time is taken too; 0 for none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClientOrder(
        ClientKind client,
        @Nullable Rehearsal rehearsal,
        Source source,
        Goal warmup,
        Goal measured,
        int intervals,
        Extra extra,
        long serverPid) {}
