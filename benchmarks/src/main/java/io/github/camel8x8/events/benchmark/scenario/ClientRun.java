/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Interval;

/**
 * One client, once.
 *
 * @param round from 1
 * @param transport {@code ws}, {@code wss} or {@code pulsar}
 * @param client which
 * @param measured what it did
 */
public record ClientRun(int round, String transport, ClientKind client, Interval measured) {}
