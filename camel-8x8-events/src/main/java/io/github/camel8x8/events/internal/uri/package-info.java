/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Makes a scheme that starts with a digit work everywhere in Camel. {@code java.net.URI}, which
 * Camel uses to create endpoints and to normalize URIs with an unusual character, rejects {@code
 * 8x8events:}. So this package parses such URIs itself, and rewrites those that Camel cannot
 * normalize to {@code 8x8events?topic=..}, a relative reference that {@code java.net.URI} accepts.
 * Depends on Camel, and on nothing of this component except its scheme.
 */
@NullMarked
package io.github.camel8x8.events.internal.uri;

import org.jspecify.annotations.NullMarked;
