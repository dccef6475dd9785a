/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.scaleout;

import java.io.IOException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The main class of the child process: runs the routes that its system properties name and writes a
 * line for each event that came to {@code direct:record}. Ends with the process that started it.
 */
public final class RecordingMain {

    /** What the line of an event begins with. */
    static final String EVENT = "event ";

    /** The system property that says how long an event takes, in ms. */
    static final String PAUSE = "pause";

    private RecordingMain() {}

    /**
     * @param args class names of what configures the context
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
                // nothing is ever written to it
            }
        } catch (IOException e) {
            // as good as the end
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
