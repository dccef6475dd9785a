/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What happens in a contact centre, kept by folding its events: they go into {@link
 * io.github.camel8x8.examples.wallboard.model.Wallboard}, and an immutable {@link
 * io.github.camel8x8.examples.wallboard.model.Snapshot} comes out. It knows no Camel and no web.
 */
@NullMarked
package io.github.camel8x8.examples.wallboard.model;

import org.jspecify.annotations.NullMarked;
