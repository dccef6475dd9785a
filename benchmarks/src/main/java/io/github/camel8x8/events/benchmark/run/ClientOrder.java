/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.client.Source;
import org.jspecify.annotations.Nullable;

/**
 * The order to a client process.
 *
 * @param client the client to run
 * @param rehearsal what the client reads first; or null
 * @param source the topic to read
 * @param warmup the length of the warm-up
 * @param measured the length of each interval
 * @param intervals the number of intervals
 * @param extra the additional measurement of each interval
 * @param serverPid the server's process, whose CPU time is measured too; 0 for none
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
