/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

/** The kind of an interaction: its name in {@code mediaType}, and its {@code resourceType}. */
public enum Media {
    /** A call. */
    PHONE("phone", 0),
    /** An e-mail. */
    EMAIL("email", 1),
    /** A chat. */
    CHAT("chat", 2);

    private final String mediaType;
    private final int resourceType;

    Media(String mediaType, int resourceType) {
        this.mediaType = mediaType;
        this.resourceType = resourceType;
    }

    String mediaType() {
        return mediaType;
    }

    int resourceType() {
        return resourceType;
    }
}
