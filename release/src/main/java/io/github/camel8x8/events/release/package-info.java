/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Creates the key that signs a bundle for a check; the tests check the bundle for Maven Central.
 */
@org.jspecify.annotations.NullMarked
package io.github.camel8x8.events.release;
