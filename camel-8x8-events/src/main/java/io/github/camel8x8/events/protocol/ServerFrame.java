/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

/** What the server sends in one WebSocket message. */
public sealed interface ServerFrame permits MessageFrame, EndOfTopicFrame, ControlFrame {}
