/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A Spring Boot application whose routes are YAML, in {@code camel/}: it stores every interaction
 * event in PostgreSQL and notifies a webhook of every interaction that has ended.
 */
@NullMarked
package io.github.camel8x8.examples.callrecords;

import org.jspecify.annotations.NullMarked;
