/* SPDX-License-Identifier: Apache-2.0 */
/** Failures of a network, a process or a machine, simulated on demand. */
package io.github.camel8x8.events.fault;
