/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;

/**
 * The main class of the child process: runs Pulsar standalone until its standard input ends. The
 * pipe ends with the process that started it, however that ends, so no Pulsar outlives its tests.
 */
public final class PulsarMain {

    private PulsarMain() {}

    /**
     * @param args those of Pulsar's own standalone starter
     */
    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(PulsarMain::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName("org.apache.pulsar.PulsarStandaloneStarter")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever written to it
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(0);
    }
}
