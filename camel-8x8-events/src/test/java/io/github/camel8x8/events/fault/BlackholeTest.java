/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network route that drops every packet: no FIN, no RST, no answer. */
class BlackholeTest {

    private static final String ADDRESS = "127.0.0.2";

    /**
     * pingInterval plus pongTimeout of the process, plus the delay that a busy machine may add. By
     * default, they are 30 s.
     */
    private static final Duration NOTICED = Duration.ofMillis(600).plusSeconds(20);

    @Test
    void aBlackholedConnectionIsDetectedAndTheStreamContinuesWhenPacketsArriveAgain(
            @TempDir Path directory) throws Exception {
        Optional<NetworkNamespace> made = NetworkNamespace.make();
        assumeTrue(
                made.isPresent(),
                "no network namespaces on this machine (they need Linux, ip and root)");
        try (NetworkNamespace network = made.get();
                ChildProcess process =
                        ChildProcess.start(
                                directory.resolve("log"),
                                network.wrapper(),
                                BlackholeProcess.class,
                                ADDRESS)) {
            process.awaitLine("state CONNECTED");
            process.send("1");
            process.awaitLine("event 1");

            network.swallow(ADDRESS);
            long swallowed = System.nanoTime();
            process.awaitLine("state RECONNECTING");
            assertThat(Duration.ofNanos(System.nanoTime() - swallowed)).isLessThan(NOTICED);
            process.send("2");
            network.deliver(ADDRESS);

            process.awaitLine("event 2");
        }
    }
}
