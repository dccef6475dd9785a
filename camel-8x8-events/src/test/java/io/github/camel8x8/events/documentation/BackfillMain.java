/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** An application with one route, which ends after the route. */
public final class BackfillMain {

    private BackfillMain() {}

    /**
     * The program.
     *
     * @param arguments the endpoint URI
     */
    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.bind("end", new DocumentedRoutes.EndAfterLastRoute());
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from(arguments[0])
                                        .process(
                                                exchange ->
                                                        System.out.println(
                                                                "event "
                                                                        + exchange.getMessage()
                                                                                .getBody(
                                                                                        String
                                                                                                .class)));
                            }
                        });
        main.run();
        System.out.println("ended");
    }
}
