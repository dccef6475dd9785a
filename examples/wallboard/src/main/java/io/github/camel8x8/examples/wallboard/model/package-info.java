/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The state of a contact center, computed from its events: they are applied to {@link
 * io.github.camel8x8.examples.wallboard.model.Wallboard}, and an immutable {@link
 * io.github.camel8x8.examples.wallboard.model.Snapshot} is the result. It depends neither on Camel
 * nor on the web package.
 */
@NullMarked
package io.github.camel8x8.examples.wallboard.model;

import org.jspecify.annotations.NullMarked;
