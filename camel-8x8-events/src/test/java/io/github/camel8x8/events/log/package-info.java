/* SPDX-License-Identifier: Apache-2.0 */
/** What the loggers of all libraries write, for tests. */
package io.github.camel8x8.events.log;
