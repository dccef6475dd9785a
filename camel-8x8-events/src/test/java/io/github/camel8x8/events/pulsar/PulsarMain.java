/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;

/**
 * The main class of the child process: runs Pulsar standalone until its standard input ends. The
 * pipe closes with the parent process, however that ends, so no Pulsar outlives its tests.
 */
public final class PulsarMain {

    private PulsarMain() {}

    /**
     * @param args the arguments of Pulsar's standalone starter
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
                // no data is ever written to it
            }
        } catch (IOException e) {
            // the same as its end
        }
        Runtime.getRuntime().halt(0);
    }
}
