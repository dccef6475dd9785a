/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The names and tags of the spans of a route, if the application traces with {@code
 * camel-opentelemetry2} or another tracer on {@code camel-telemetry}. Camel finds the decorator by
 * {@link java.util.ServiceLoader}; without that module, it is never loaded.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.telemetry;

import org.jspecify.annotations.NullMarked;
