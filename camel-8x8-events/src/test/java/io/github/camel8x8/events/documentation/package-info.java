/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Holds the documentation: its snippets are those that are tested, its tables are those of the
 * code, its YAML and properties run, its links lead somewhere.
 */
package io.github.camel8x8.events.documentation;
