/* SPDX-License-Identifier: Apache-2.0 */
/** Everything around the application that a newcomer would otherwise have to install. */
@NullMarked
package io.github.camel8x8.examples.callrecords.demo;

import org.jspecify.annotations.NullMarked;
