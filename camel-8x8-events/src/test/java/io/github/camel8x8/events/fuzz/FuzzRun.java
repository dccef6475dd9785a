/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Damages real input many times over and checks what becomes of it. Every run prints its seed; the
 * same seed makes the same inputs. A failure prints the seed of the one input that failed.
 *
 * <pre>
 *   -Dfuzz.mutations=20000000   how many inputs
 *   -Dfuzz.seed=42              which
 * </pre>
 */
public final class FuzzRun {

    /** One for the whole run, so that a failed test that is run again meets the same inputs. */
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private FuzzRun() {}

    /** What must hold for any input. */
    @FunctionalInterface
    public interface Check {
        void on(byte[] input) throws Exception;
    }

    /**
     * Runs the check on damaged inputs.
     *
     * @param name printed with the seed
     * @param samples the inputs as they are when nothing is wrong
     * @param mutations how many, where {@code fuzz.mutations} does not say it
     */
    public static void of(String name, List<byte[]> samples, int mutations, Check check) {
        int count = Integer.getInteger("fuzz.mutations", mutations);
        System.out.printf("%s: %,d mutations, -Dfuzz.seed=%d%n", name, count, SEED);
        for (int i = 0; i < count; i++) {
            byte[] input = new Mutation(new Random(SEED + i), samples).make();
            try {
                check.on(input);
            } catch (Throwable e) {
                throw new AssertionError(
                        "%s fails on an input that -Dfuzz.seed=%d -Dfuzz.mutations=1 makes again: %s"
                                .formatted(
                                        name, SEED + i, Base64.getEncoder().encodeToString(input)),
                        e);
            }
        }
    }

    /**
     * Whether two readings may be compared. Of what is not UTF-8 Jackson takes a name with the byte
     * 0xFF for another one, where it has read that one before: it fills up names with this byte to
     * look them up by four.
     */
    public static boolean isUtf8(byte[] text) {
        return Arrays.equals(new String(text, UTF_8).getBytes(UTF_8), text);
    }
}
