/* SPDX-License-Identifier: Apache-2.0 */
/** The route that a newcomer sees first, on events of a Pulsar of its own. */
package io.github.camel8x8.events.demo;
