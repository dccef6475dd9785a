/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A program that starts a route, and prints the message of the innermost cause if it cannot. */
public final class ContextOnClassPath {

    private ContextOnClassPath() {}

    public static void main(String[] args) throws Exception {
        String uri = "8x8events:all?tenant=t&apiKey=k&serviceUrl=ws://127.0.0.1:1";
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RouteBuilder.addRoutes(camel, routes -> routes.from(uri).to("log:events"));
            camel.start();
            System.out.println("outcome started");
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            System.out.println("outcome " + root.getMessage());
        }
    }
}
