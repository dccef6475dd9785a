/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The component in Spring Boot: sets the properties {@code camel.component.8x8events.*} on it, and
 * explains a failed start with a failure analysis of Spring Boot.
 */
@NullMarked
package io.github.camel8x8.events.springboot;

import org.jspecify.annotations.NullMarked;
