/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Shows a wallboard to browsers: the page, {@code /snapshot} as JSON, and {@code /events}, a stream
 * of server-sent events that begins with a snapshot and continues with changes.
 */
@NullMarked
package io.github.camel8x8.examples.wallboard.web;

import org.jspecify.annotations.NullMarked;
