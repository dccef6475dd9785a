/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What health checks, JMX and the dev console show of a stream.
 *
 * @serial exclude
 */
@NullMarked
package io.github.camel8x8.events.internal.management;

import org.jspecify.annotations.NullMarked;
