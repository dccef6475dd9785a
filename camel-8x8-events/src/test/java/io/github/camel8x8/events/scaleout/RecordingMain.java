/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.scaleout;

import java.io.IOException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The main class of the child process: runs the routes in its system properties and writes a line
 * for each event that arrives at {@code direct:record}. Ends with its parent process.
 */
public final class RecordingMain {

    /** The beginning of an event's line. */
    static final String EVENT = "event ";

    /** The system property with the processing time of an event, in ms. */
    static final String PAUSE = "pause";

    private RecordingMain() {}

    /**
     * @param args class names of the context's configurations
     */
    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(RecordingMain::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Main main = new Main();
        main.configure().addRoutesBuilder(new Recording());
        if (args.length > 0) {
            main.configure().setConfigurationClasses(String.join(",", args));
        }
        main.run();
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

    private static final class Recording extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:record")
                    .delay(Long.getLong(PAUSE, 0))
                    .process(
                            exchange ->
                                    System.out.println(
                                            EVENT + exchange.getMessage().getBody(String.class)));
        }
    }
}
