/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.LogListener;

/**
 * Runs a recipe, and ends the process as {@code kill -9} does when a dead letter is written and its
 * event is not complete.
 */
public final class HaltAtDeadLetter implements LogListener {

    private static final int KILLED = 137;

    /** The main method of the process. */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.bind("halt", new HaltAtDeadLetter());
        main.run(arguments);
    }

    @Override
    public String onLog(Exchange exchange, CamelLogger logger, String message) {
        if (message.startsWith("dead letter")) {
            Runtime.getRuntime().halt(KILLED);
        }
        return message;
    }
}
