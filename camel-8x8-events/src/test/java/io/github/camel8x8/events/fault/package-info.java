/* SPDX-License-Identifier: Apache-2.0 */
/** What a network, a process or a machine does to a connection, on demand. */
package io.github.camel8x8.events.fault;
