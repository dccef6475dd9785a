/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The page of a rejection, in the format of Jetty 9.4. */
final class ErrorPage {

    static final String CONTENT_TYPE = "text/html;charset=iso-8859-1";

    private ErrorPage() {}

    static String of(int status, String message, String path) {
        String reason =
                escape(
                        message.isEmpty()
                                ? HttpResponseStatus.valueOf(status).reasonPhrase()
                                : message);
        return """
               <html>
               <head>
               <meta http-equiv="Content-Type" content="text/html;charset=iso-8859-1"/>
               <title>Error %1$d %2$s</title>
               </head>
               <body><h2>HTTP ERROR %1$d %2$s</h2>
               <table>
               <tr><th>URI:</th><td>%3$s</td></tr>
               <tr><th>STATUS:</th><td>%1$d</td></tr>
               <tr><th>MESSAGE:</th><td>%2$s</td></tr>
               </table>

               </body>
               </html>
               """
                .formatted(status, reason, escape(path));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
