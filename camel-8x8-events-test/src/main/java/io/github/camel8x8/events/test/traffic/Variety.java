/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import java.util.Random;

/** Chooses random values, in the forms that 8x8 uses for the same field. */
final class Variety {

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Fictional names, the longer ones truncated as in 8x8's samples. */
    private static final String[] NAMES = {
        "Ada Example", "Björn Beispiel", "Chloé Exemple", "Dan Sampleton-Long", "李 例子"
    };

    private final Random random;

    Variety(long seed) {
        random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number between the two, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Seconds between two events of a Poisson process. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String name() {
        String name = NAMES[random.nextInt(NAMES.length)];
        return name.substring(0, Math.min(15, name.length()));
    }

    /** A number that is reserved for fiction: 555-01xx. */
    long phoneNumber() {
        return 15_555_550_100L + random.nextInt(100);
    }
}
