/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A Spring Boot application that stores each event in PostgreSQL exactly once: the position of the
 * reader is in the same transaction as the event.
 */
@NullMarked
package io.github.camel8x8.examples.onceonly;

import org.jspecify.annotations.NullMarked;
