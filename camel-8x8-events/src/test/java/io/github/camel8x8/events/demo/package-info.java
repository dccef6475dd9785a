/* SPDX-License-Identifier: Apache-2.0 */
/** The route that a newcomer sees first, on a local event stream. */
package io.github.camel8x8.events.demo;
