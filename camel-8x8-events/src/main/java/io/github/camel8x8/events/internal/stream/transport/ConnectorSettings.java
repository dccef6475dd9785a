/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings that AsyncHttpClient has per client, not per request.
 *
 * @param sslContext null for the JVM's default
 * @param connectTimeout for TCP, and again for TLS
 */
record ConnectorSettings(@Nullable SSLContext sslContext, Duration connectTimeout) {}
