/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.pulsar;

import java.io.IOException;
import java.io.OutputStream;

/** Runs Pulsar's own standalone main class, and ends when the standard input ends. */
public final class BrokerMain {

    private static final String STARTER = "org.apache.pulsar.PulsarStandaloneStarter";

    private BrokerMain() {}

    /**
     * Starts Pulsar.
     *
     * @param args the arguments of Pulsar's own main class
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(BrokerMain::endWithInput, "input-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(STARTER).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("The standard input failed: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
