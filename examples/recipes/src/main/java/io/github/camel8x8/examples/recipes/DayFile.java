/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

/**
 * A file to write.
 *
 * @param name the day as a folder, and the name in it
 * @param content the compressed lines
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record DayFile(String name, byte[] content) {}
