/* SPDX-License-Identifier: Apache-2.0 */
/** A private certificate authority, and proxies in front of a server, for tests. */
package io.github.camel8x8.events.tls;
