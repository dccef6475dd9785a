/* SPDX-License-Identifier: Apache-2.0 */
/** The log output of all libraries, for tests. */
package io.github.camel8x8.events.log;
