/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.pulsar;

import java.io.IOException;
import java.io.OutputStream;

/** Pulsar's own standalone starter, which also ends when its input does. */
public final class BrokerMain {

    private static final String STARTER = "org.apache.pulsar.PulsarStandaloneStarter";

    private BrokerMain() {}

    /**
     * Starts.
     *
     * @param args those of Pulsar's own starter
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
            System.err.println("The input is gone: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
