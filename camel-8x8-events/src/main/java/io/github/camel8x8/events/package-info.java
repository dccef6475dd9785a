/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Camel component {@code 8x8events}: delivers the events of 8x8 Contact Center to routes. This
 * package contains the parts that Camel uses: the component, its endpoint, their options and the
 * consumer. {@link io.github.camel8x8.events.internal.stream} reads a stream; {@link
 * io.github.camel8x8.events.internal.uri} makes a scheme that starts with a digit work in Camel.
 */
@NullMarked
package io.github.camel8x8.events;

import org.jspecify.annotations.NullMarked;
