/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.monitoring;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The program: runs the application until it is stopped. */
public final class MonitoringMain {

    private MonitoringMain() {}

    /**
     * The program.
     *
     * @param args not used; see {@code application.properties}
     */
    @SuppressWarnings("SystemOut") // a program for a terminal
    public static void main(String[] args) throws IOException, InterruptedException {
        try (Monitoring monitoring = Monitoring.start(Map.of());
                FaultServer faults =
                        FaultServer.start(
                                Integer.parseInt(monitoring.property("faults.port")),
                                monitoring::inject)) {
            System.out.printf(
                    "%nMetrics: http://localhost:%s/observe/metrics%n"
                            + "Faults:  curl -X POST http://localhost:%s/stream-down%n"
                            + "Ctrl+C stops the example.%n%n",
                    monitoring.property("camel.management.port"), faults.port());
            new CountDownLatch(1).await();
        }
    }
}
