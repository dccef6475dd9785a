/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The component in Spring Boot: takes the properties {@code camel.component.8x8events.*} to it, and
 * says in Boot's own way what keeps an application from starting.
 */
@NullMarked
package io.github.camel8x8.events.springboot;

import org.jspecify.annotations.NullMarked;
