/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

/** Which of Pulsar's two WebSocket APIs a stream uses, with the options of that API. */
public sealed interface Api permits ReaderApi, ConsumerApi {}
