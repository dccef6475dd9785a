/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Interval;

/**
 * One run of one client.
 *
 * @param round from 1
 * @param transport {@code ws}, {@code wss} or {@code pulsar}
 * @param client the client
 * @param measured the measurements
 */
public record ClientRun(int round, String transport, ClientKind client, Interval measured) {}
