/* SPDX-License-Identifier: Apache-2.0 */
/** The services that the application needs, so that a new user need not install them. */
@NullMarked
package io.github.camel8x8.examples.onceonly.demo;

import org.jspecify.annotations.NullMarked;
