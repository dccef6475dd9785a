/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What makes a scheme that starts with a digit work everywhere in Camel. {@code java.net.URI},
 * which Camel uses to create endpoints and to normalize URIs that hold an unusual character,
 * rejects {@code 8x8events:}, so this package takes such URIs apart by itself and rewrites those
 * that Camel could not normalize to {@code 8x8events?topic=..}, a relative reference that {@code
 * java.net.URI} takes. Knows Camel and nothing of this component but its scheme.
 */
@NullMarked
package io.github.camel8x8.events.uri;

import org.jspecify.annotations.NullMarked;
