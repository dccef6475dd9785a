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

    /** No input takes that long but one that is read for ever. */
    private static final Duration ENDLESS = Duration.ofMinutes(3);

    /** What an input takes on a busy machine, ten times over. */
    private static final Duration SLOW = Duration.ofMillis(5);

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
     * Whether two readings may be compared. Of what is not UTF-8 Jackson takes a name with the byte
     * 0xFF for another one, where it has read that one before: it fills up names with this byte to
     * look them up by four.
     */
    public static boolean isUtf8(byte[] text) {
        return Arrays.equals(new String(text, UTF_8).getBytes(UTF_8), text);
    }
}
