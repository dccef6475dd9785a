/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/**
 * How far a reader or consumer is, at one moment.
 *
 * @param window how many messages it can have in flight; with {@code pullMode}, how many its proxy
 *     prefetches
 * @param inFlight how many messages were sent to it and not answered
 * @param behind a reader: how many messages of its topic were not sent to it; a consumer: how many
 *     messages its subscription has not acknowledged
 */
public record Progress(int window, long inFlight, long behind) {}
