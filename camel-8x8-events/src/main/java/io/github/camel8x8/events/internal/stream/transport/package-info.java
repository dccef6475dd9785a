/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Connections to the service: upgrade, session, frames, pings, rejections, and the check of the
 * class path. The only package that uses AsyncHttpClient.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.stream.transport;

import org.jspecify.annotations.NullMarked;
