/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Camel application on a local event stream with a simulated contact center, unless the user
 * has configured a tenant: if {@code EIGHT_KEY} is in the environment, the application runs
 * unchanged. Otherwise the stream's address and tenant are set as system properties, which Camel
 * Main and Spring Boot both prefer to their {@code application.properties}.
 *
 * <p>The stream and the properties remain when the application's main method returns, because the
 * application may continue in other threads, as Spring Boot's do. All threads of the stream are
 * daemons, so it ends with the program. The stream is not closed earlier, because the application
 * would report a lost connection while it stops after Ctrl-C. If the main method throws, the stream
 * is closed and the properties are removed.
 */
public final class Launcher {

    /** The environment variable with the 8x8 API key. */
    static final String KEY = "EIGHT_KEY";

    static final String SERVICE_URL = "camel.component.8x8events.service-url";
    static final String TENANT = "camel.component.8x8events.tenant";

    private static final int WRONG_USAGE = 2;

    private final Function<String, @Nullable String> environment;
    private final PrintStream out;

    Launcher(Function<String, @Nullable String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /**
     * The program; ends with 2 if no application is named.
     *
     * @param arguments the application's main class, then its arguments
     * @throws Exception what the application throws
     */
    @SuppressWarnings("SystemOut") // a program for a terminal
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("Name the main class of the application to run, then its arguments");
            System.exit(WRONG_USAGE);
        }
        new Launcher(System::getenv, System.out).run(arguments);
    }

    void run(String... arguments) throws Exception {
        Method application = Class.forName(arguments[0]).getMethod("main", String[].class);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (environment.apply(KEY) != null) {
            invoke(application, rest);
            return;
        }
        Main main = Main.withTraffic(Options.parse("--port", "0"));
        EventStreamServer stream = main.stream();
        out.println(
                "A simulated contact center runs at %s. For your own, set %s."
                        .formatted(stream.serviceUrl(), KEY));
        Map<String, String> properties =
                Map.of(SERVICE_URL, stream.serviceUrl(), TENANT, stream.tenant());
        properties.forEach(System::setProperty);
        boolean returned = false;
        try {
            invoke(application, rest);
            returned = true;
        } finally {
            if (!returned) {
                properties.keySet().forEach(System::clearProperty);
                main.close();
            }
        }
    }

    private static void invoke(Method application, String[] arguments) throws Exception {
        try {
            application.invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
