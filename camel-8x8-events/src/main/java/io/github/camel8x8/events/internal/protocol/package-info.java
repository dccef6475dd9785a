/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The frames of Pulsar's WebSocket protocol: decodes what the server sends, encodes what the client
 * answers. Uses no socket and no Camel.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.protocol;

import org.jspecify.annotations.NullMarked;
