/* SPDX-License-Identifier: Apache-2.0 */
/** The event stream in Spring and Spring Boot tests. */
@NullMarked
package io.github.camel8x8.events.test.spring;

import org.jspecify.annotations.NullMarked;
