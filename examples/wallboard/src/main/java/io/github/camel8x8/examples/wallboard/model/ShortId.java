/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

/** A part of an interaction's GUID that distinguishes the calls on a wallboard. */
final class ShortId {

    private static final int LENGTH = 8;
    private static final int RANDOM_PART = 2;

    private ShortId() {}

    /** The random part of {@code int-<time>-<random>-<media>-<n>-<tenant>}, which varies most. */
    static String of(String guid) {
        String[] parts = guid.split("-", -1);
        boolean known = parts.length > RANDOM_PART && parts[0].equals("int");
        String part = known ? parts[RANDOM_PART] : guid;
        return part.length() > LENGTH ? part.substring(0, LENGTH) : part;
    }
}
