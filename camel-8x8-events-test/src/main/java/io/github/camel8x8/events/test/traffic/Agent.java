/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * An agent.
 *
 * @param id the short id, which is also the name of the agent's topic
 * @param guid the long id, which contains the short one
 * @param phone the extension
 */
public record Agent(String id, String guid, int phone) {

    private static final int FIRST_PHONE = 40_000;
    private static final int PHONES = 9_000;

    /**
     * {@return the agent with this name; the same name always has the same ids}
     *
     * @param name the first and last name
     */
    public static Agent named(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        byte[] bytes =
                uuid.toString()
                        .replace("-", "")
                        .substring(0, 16)
                        .getBytes(StandardCharsets.US_ASCII);
        return withId("ag" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * {@return the agent with this short id}
     *
     * @param id the short id, such as {@code agAgl}; not blank
     */
    public static Agent withId(String id) {
        UUID uuid = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        int phone = FIRST_PHONE + Math.floorMod(id.hashCode(), PHONES);
        return new Agent(id, "tenant01-" + id + "-" + uuid, phone);
    }

    /** {@return the agent's topic: {@code agent-v1/} and the id} */
    public String topic() {
        return "agent-v1/" + id;
    }
}
