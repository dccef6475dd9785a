/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A Camel Main application with a route that connects to the service in its argument. */
public final class StartingProcess {

    private StartingProcess() {}

    /**
     * The program.
     *
     * @param arguments the service URL
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("test.log.level", "INFO");
        Main main = new Main();
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("8x8events:all?tenant=t&serviceUrl=" + arguments[0])
                                        .to("log:event");
                            }
                        });
        main.run();
    }
}
