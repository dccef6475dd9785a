/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The meters of a route's streams, if the application uses Micrometer. No configuration is needed:
 * the meters are in the {@link io.micrometer.core.instrument.MeterRegistry} of Camel's registry.
 * That is the bean {@code metricsRegistry} (the name that {@code camel-micrometer} uses), otherwise
 * the only registry, or in Spring the primary one. Without Micrometer on the class path, or without
 * a registry, nothing is measured and nothing else changes.
 *
 * <p>The meters appear when the route starts and are removed when it stops; after a restart they
 * count from 0 again. Each has the tags {@code camelContext}, {@code routeId} ({@code none} for a
 * consumer outside of a route), {@code tenant}, {@code namespace} and {@code topic}, one set of
 * meters for each topic of a route. No tag contains an API key. The topic of a single agent is the
 * agent's id.
 *
 * <table>
 * <caption>The meters. Prometheus writes {@code _} instead of a dot, and appends {@code _total}
 * to a counter and {@code _seconds} to a timer and to a gauge in seconds.</caption>
 * <tr><th>Name</th><th>Kind</th><th>Meaning</th></tr>
 * <tr><td>{@code camel.8x8events.connected}</td><td>gauge</td>
 *     <td>1 while there is a session, otherwise 0</td></tr>
 * <tr><td>{@code camel.8x8events.in.flight}</td><td>gauge</td>
 *     <td>events in flight: queued, or in the route. Near receiverQueueSize, the route is slower
 *     than the stream</td></tr>
 * <tr><td>{@code camel.8x8events.events}</td><td>counter</td>
 *     <td>events received, including redelivered and filtered ones</td></tr>
 * <tr><td>{@code camel.8x8events.filtered}</td><td>counter</td>
 *     <td>events skipped by eventTypes; they also count as acks</td></tr>
 * <tr><td>{@code camel.8x8events.undecodable}</td><td>counter</td>
 *     <td>frames that could not be decoded</td></tr>
 * <tr><td>{@code camel.8x8events.acks}</td><td>counter</td>
 *     <td>events that have been processed; with the Reader API, events that the position may
 *     pass</td></tr>
 * <tr><td>{@code camel.8x8events.nacks}</td><td>counter</td>
 *     <td>events that failed and are to be redelivered</td></tr>
 * <tr><td>{@code camel.8x8events.reconnects}</td><td>counter</td>
 *     <td>sessions after the first</td></tr>
 * <tr><td>{@code camel.8x8events.lost.sessions}</td><td>counter</td>
 *     <td>sessions that the server, the network or a timeout ended; not those that the stream
 *     closed, for example to seek back to a failed event</td></tr>
 * <tr><td>{@code camel.8x8events.gaps}</td><td>counter</td>
 *     <td>gaps in which events may have been missed permanently; worth an alert</td></tr>
 * <tr><td>{@code camel.8x8events.last.gap.age}</td><td>gauge, seconds</td>
 *     <td>time since the last gap was detected; NaN before the first gap</td></tr>
 * <tr><td>{@code camel.8x8events.failed.attempts}</td><td>gauge</td>
 *     <td>attempts to connect that have failed in a row; 0 while there is a session</td></tr>
 * <tr><td>{@code camel.8x8events.oldest.in.flight.age}</td><td>gauge, seconds</td>
 *     <td>time since the oldest event in flight was received; 0 if there is none</td></tr>
 * <tr><td>{@code camel.8x8events.route.lag}</td><td>gauge, seconds</td>
 *     <td>time since the publication of the oldest event in flight; 0 if there is none</td></tr>
 * <tr><td>{@code camel.8x8events.window.full.time}</td><td>gauge, seconds</td>
 *     <td>how long receiverQueueSize events have been in flight, so that the server sends no more;
 *     0 if the window is not full</td></tr>
 * <tr><td>{@code camel.8x8events.last.event.age}</td><td>gauge, seconds</td>
 *     <td>time since the newest event was received; NaN before the first event</td></tr>
 * <tr><td>{@code camel.8x8events.delivery.lag}</td><td>timer</td>
 *     <td>time from the publication of an event, by the server's clock, until it enters the route,
 *     including the wait in the queue; 0 if the server's clock is ahead</td></tr>
 * </table>
 *
 * <p>{@link io.github.camel8x8.events.internal.micrometer.StreamMeters} names no type of
 * Micrometer, so that the component can be loaded without it.
 */
@NullMarked
package io.github.camel8x8.events.internal.micrometer;

import org.jspecify.annotations.NullMarked;
