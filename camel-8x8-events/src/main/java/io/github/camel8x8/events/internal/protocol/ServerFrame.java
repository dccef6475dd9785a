/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

/** The content of one WebSocket message from the server. */
public sealed interface ServerFrame permits MessageFrame, EndOfTopicFrame, ControlFrame {}
