/* SPDX-License-Identifier: Apache-2.0 */
/** A private certificate authority and doors that stand before a server, for tests. */
package io.github.camel8x8.events.tls;
