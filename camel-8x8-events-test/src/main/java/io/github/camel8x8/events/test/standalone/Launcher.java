/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a Camel application on a stream of its own, with a contact centre in it, until someone names
 * a tenant: where {@code EIGHT_KEY} is in the environment the application is run as it is. Else the
 * stream's address and tenant are set as system properties, which Camel Main and Spring Boot both
 * prefer to their {@code application.properties}.
 *
 * <p>Both stay when the application's main method returns, because the application may live on in
 * other threads, as Spring Boot's do; the stream closes with the program. Where the method throws,
 * both are taken back.
 */
public final class Launcher {

    /** The environment variable that holds the key of 8x8. */
    static final String KEY = "EIGHT_KEY";

    static final String SERVICE_URL = "camel.component.8x8events.service-url";
    static final String TENANT = "camel.component.8x8events.tenant";

    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private static final int WRONG_USAGE = 2;

    private final Function<String, @Nullable String> environment;
    private final PrintStream out;
    private final Consumer<Thread> shutdownHooks;

    /**
     * @param shutdownHooks takes what is to run when the program ends; throws an {@link
     *     IllegalStateException} where it is ending already
     */
    Launcher(
            Function<String, @Nullable String> environment,
            PrintStream out,
            Consumer<Thread> shutdownHooks) {
        this.environment = environment;
        this.out = out;
        this.shutdownHooks = shutdownHooks;
    }

    /**
     * The program; ends with 2 where no application is named.
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
        new Launcher(System::getenv, System.out, Runtime.getRuntime()::addShutdownHook)
                .run(arguments);
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
                "A contact centre that is made up lives at %s. For your own, set %s."
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
        closeWithTheProgram(main);
    }

    private void closeWithTheProgram(Main main) {
        try {
            shutdownHooks.accept(new Thread(() -> closeLate(main), "close"));
        } catch (IllegalStateException e) {
            // Ctrl-C has ended an application that lives in its main method, such as Camel Main.
            main.close();
        }
    }

    private static void closeLate(Main main) {
        try {
            main.close();
        } catch (LinkageError e) {
            // Maven's exec:java has closed the class path; what is left are daemons.
            LOG.debug("The stream was not closed", e);
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
