/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Damages valid input many times and checks the result. Each run prints its seed; the same seed
 * produces the same inputs. A failure prints the seed of the failed input.
 *
 * <pre>
 *   -Dfuzz.mutations=20000000   the number of inputs
 *   -Dfuzz.seed=42              the seed
 * </pre>
 */
public final class FuzzRun {

    /** One seed for the whole run, so that a failed test that is repeated gets the same inputs. */
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    /** The limit for one input: only an endless loop takes longer. */
    private static final Duration ENDLESS = Duration.ofMinutes(3);

    /** Ten times what an input takes on a busy machine. */
    private static final Duration SLOW = Duration.ofMillis(5);

    private FuzzRun() {}

    /** A property that must hold for every input. */
    @FunctionalInterface
    public interface Check {
        void on(byte[] input) throws Exception;
    }

    /**
     * Runs the check on damaged inputs.
     *
     * @param name the name that is printed with the seed
     * @param samples valid inputs
     * @param mutations the number of inputs, unless {@code fuzz.mutations} is set
     */
    public static void of(String name, List<byte[]> samples, int mutations, Check check) {
        int count = Integer.getInteger("fuzz.mutations", mutations);
        System.out.printf("%s: %,d mutations, -Dfuzz.seed=%d%n", name, count, SEED);
        AtomicLong seed = new AtomicLong();
        assertTimeoutPreemptively(
                ENDLESS.plus(SLOW.multipliedBy(count)),
                () -> {
                    for (int i = 0; i < count; i++) {
                        seed.set(SEED + i);
                        meet(samples, seed.get(), check);
                    }
                },
                () ->
                        "%s is still busy with an input that -Dfuzz.seed=%d -Dfuzz.mutations=1 makes again"
                                .formatted(name, seed.get()));
    }

    private static void meet(List<byte[]> samples, long seed, Check check) {
        byte[] input = new Mutation(new Random(seed), samples).make();
        try {
            check.on(input);
        } catch (Throwable e) {
            throw new AssertionError(
                    "fails on an input that -Dfuzz.seed=%d -Dfuzz.mutations=1 makes again: %s"
                            .formatted(seed, Base64.getEncoder().encodeToString(input)),
                    e);
        }
    }

    /**
     * Whether two readings may be compared. In input that is not UTF-8, Jackson can confuse a name
     * that contains the byte 0xFF with a name that it has read before, because it pads names with
     * this byte in its lookup by four bytes.
     */
    public static boolean isUtf8(byte[] text) {
        return Arrays.equals(new String(text, UTF_8).getBytes(UTF_8), text);
    }
}
