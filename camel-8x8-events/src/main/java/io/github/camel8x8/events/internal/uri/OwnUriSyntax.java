/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

/** A component that parses its URIs itself, so that its scheme may start with a digit. */
public interface OwnUriSyntax {}
