/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a route's streams are measured by, where the application has Micrometer. Nothing is to be
 * switched on: the meters are those of the {@link io.micrometer.core.instrument.MeterRegistry} in
 * Camel's registry, which is the bean {@code metricsRegistry} (where {@code camel-micrometer} puts
 * its own), else the only one, or in Spring the primary one. Without Micrometer on the class path,
 * or without a registry, nothing is measured and nothing else changes.
 *
 * <p>The meters appear when the route starts and are removed when it stops; then they count from 0
 * again. Each has the tags {@code camelContext}, {@code routeId} ({@code none} for a consumer
 * outside of a route), {@code tenant}, {@code namespace} and {@code topic}, one set of meters for
 * each topic of a route. No tag holds an API key. The topic of a single agent is the agent's id.
 *
 * <table>
 * <caption>The meters. Prometheus writes {@code _} in place of a dot, and {@code _total} or {@code
 * _seconds} behind a counter or a timer.</caption>
 * <tr><th>Name</th><th>Kind</th><th>Meaning</th></tr>
 * <tr><td>{@code camel.8x8events.connected}</td><td>gauge</td>
 *     <td>1 while there is a session, else 0</td></tr>
 * <tr><td>{@code camel.8x8events.in.flight}</td><td>gauge</td>
 *     <td>events that have come and are not settled: queued, or in the route. Near
 *     receiverQueueSize, the route is slower than the stream</td></tr>
 * <tr><td>{@code camel.8x8events.events}</td><td>counter</td>
 *     <td>events that have come, repeated and filtered ones included</td></tr>
 * <tr><td>{@code camel.8x8events.filtered}</td><td>counter</td>
 *     <td>events that eventTypes kept from the route; they are among the acks too</td></tr>
 * <tr><td>{@code camel.8x8events.undecodable}</td><td>counter</td>
 *     <td>frames that were no message of Pulsar's protocol</td></tr>
 * <tr><td>{@code camel.8x8events.acks}</td><td>counter</td>
 *     <td>events that are dealt with; with the Reader API, events that the position may
 *     pass</td></tr>
 * <tr><td>{@code camel.8x8events.nacks}</td><td>counter</td>
 *     <td>events that have failed and shall come again</td></tr>
 * <tr><td>{@code camel.8x8events.reconnects}</td><td>counter</td>
 *     <td>sessions after the first</td></tr>
 * <tr><td>{@code camel.8x8events.gaps}</td><td>counter</td>
 *     <td>times at which events may have been missed for good; worth an alert</td></tr>
 * <tr><td>{@code camel.8x8events.delivery.lag}</td><td>timer</td>
 *     <td>from the time at which the server says an event was published to its entering the
 *     route, the wait in the queue included; 0 where the server's clock is ahead</td></tr>
 * </table>
 *
 * <p>{@link io.github.camel8x8.events.micrometer.StreamMeters} names no type of Micrometer, so that
 * the component can be loaded without it.
 */
@NullMarked
package io.github.camel8x8.events.micrometer;

import org.jspecify.annotations.NullMarked;
