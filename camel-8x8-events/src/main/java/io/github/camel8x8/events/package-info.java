/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Camel component {@code 8x8events}: brings the events of 8x8 Contact Center into routes. Here
 * is what Camel sees, the component, its endpoint, their options and the consumer; how a stream is
 * read is the business of {@link io.github.camel8x8.events.stream}, and how a scheme that starts
 * with a digit gets through Camel that of {@link io.github.camel8x8.events.uri}.
 */
@NullMarked
package io.github.camel8x8.events;

import org.jspecify.annotations.NullMarked;
