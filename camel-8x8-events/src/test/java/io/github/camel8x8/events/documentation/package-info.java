/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Checks the documentation: snippets match the tested code, tables match the code, YAML and
 * properties run, links are valid.
 */
package io.github.camel8x8.events.documentation;
