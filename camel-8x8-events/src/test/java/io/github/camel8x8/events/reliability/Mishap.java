/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.fault.TcpProxy;
import java.time.Duration;
import java.util.Random;
import java.util.function.BiConsumer;

/** Failures of a connection during a soak test. */
enum Mishap {
    FIN((proxy, random) -> proxy.cut(), false),
    RST((proxy, random) -> proxy.reset(), false),
    FREEZE((proxy, random) -> proxy.freeze(), true),
    THROTTLE((proxy, random) -> proxy.throttle(2_000 + random.nextInt(50_000)), true),
    DELAY((proxy, random) -> proxy.delay(Duration.ofMillis(10 + random.nextInt(200))), true),
    SPLIT((proxy, random) -> proxy.splitIntoBytes(true), true),
    CUT_WITHOUT_CLOSE_FRAMES(
            (proxy, random) -> {
                proxy.dropCloseFrames(true);
                proxy.cut();
            },
            true);

    private final BiConsumer<TcpProxy, Random> begin;
    private final boolean lasts;

    Mishap(BiConsumer<TcpProxy, Random> begin, boolean lasts) {
        this.begin = begin;
        this.lasts = lasts;
    }

    static Mishap any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    void befall(TcpProxy proxy, Random random) {
        begin.accept(proxy, random);
    }

    /** Whether it lasts until the proxy is healed. */
    boolean lasts() {
        return lasts;
    }
}
