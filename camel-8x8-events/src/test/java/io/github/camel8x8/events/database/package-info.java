/* SPDX-License-Identifier: Apache-2.0 */
/** Databases for tests. */
package io.github.camel8x8.events.database;
