/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One damaged input, made from a sample by a few random changes. */
final class Mutation {

    /**
     * Each written as its bytes in ISO 8859-1: inputs that are known to cause problems in JSON
     * parsers.
     */
    private static final List<String> FRAGMENTS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    ":",
                    ",",
                    " \t\r\n",
                    "null",
                    "true",
                    "false",
                    "tru",
                    "NaN",
                    "0",
                    "-",
                    "-0",
                    "01",
                    "1.",
                    "1.50",
                    "1e5",
                    "1E999999999",
                    "99999999999999999999",
                    "9".repeat(1_001),
                    "\\u0000",
                    "\\ud800",
                    "\\uZZZZ",
                    "\\/",
                    "\\x",
                    "\u0000",
                    "\u007f",
                    "\u00c3\u00a9", // é
                    "\u00f0\u009f\u0098\u0080", // an emoji
                    "\u00c0\u0080", // overlong
                    "\u00ed\u00a0\u0080", // a surrogate
                    "\u00f4\u0090\u0080\u0080", // beyond Unicode
                    "\u00ef\u00bb\u00bf", // byte order mark
                    "\u00ff",
                    "\u0080",
                    "=",
                    "====",
                    "-_",
                    "!",
                    "\"messageId\":\"CAUQADAA\",",
                    "\"payload\":\"eyJ4IjoxfQ==\",",
                    "\"properties\":{\"CamelFileName\":\"x\"},",
                    "\"redeliveryCount\":1e99,",
                    "\"type\":\"x\",",
                    "\"endOfTopic\":true,",
                    "\"event\":\"InteractionCreated\",",
                    "\"agentId\":17,",
                    "\"queueId\":null,",
                    "\"callState\":{},",
                    "\"eventType\":\"x\",",
                    "\"Interaction\":{},",
                    "[".repeat(1_100),
                    "{\"a\":".repeat(400),
                    "[[],[],{\"a\":[{}]}],");

    private final Random random;
    private final List<byte[]> samples;
    private byte[] bytes;

    Mutation(Random random, List<byte[]> samples) {
        this.random = random;
        this.samples = samples;
        this.bytes = sample();
    }

    byte[] make() {
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            change();
        }
        return bytes;
    }

    private void change() {
        int from = place();
        int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(4) == 0 ? 200 : 8));
        switch (random.nextInt(9)) {
            case 0 -> replace(from, from, fragment());
            case 1 -> replace(from, to, fragment());
            case 2 -> replace(from, to, new byte[0]);
            case 3 -> replace(from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> replace(from, bytes.length, new byte[0]);
            case 5 -> replace(from, bytes.length, tail(sample()));
            case 6 -> replace(from, to, noise(to - from));
            default -> flip(from);
        }
    }

    private void flip(int at) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private byte[] fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(ISO_8859_1);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] sample() {
        return samples.get(random.nextInt(samples.size())).clone();
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    }

    /**
     * Half of all places are next to a JSON punctuation character, where a change has the most
     * effect.
     */
    private int place() {
        int at = random.nextInt(bytes.length + 1);
        if (random.nextBoolean()) {
            for (int i = at; i < bytes.length; i++) {
                if ("{}[]\":,\\".indexOf(bytes[i]) >= 0) {
                    return i;
                }
            }
        }
        return at;
    }

    private void replace(int from, int to, byte[] by) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, from);
        changed.write(by, 0, by.length);
        changed.write(bytes, to, bytes.length - to);
        bytes = changed.toByteArray();
    }
}
