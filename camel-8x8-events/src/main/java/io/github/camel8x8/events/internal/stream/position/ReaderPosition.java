/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of a reader. It has a time as long as the reader skips earlier events, and on a
 * partitioned topic until each of its partitions has a stored position.
 *
 * @param messageId the id of the last event that need not be redelivered, in base64
 * @param since the topic, or its other partitions, are read from this publish time; null for every
 *     event
 */
public record ReaderPosition(String messageId, @Nullable Instant since) {}
