/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import io.github.camel8x8.examples.wallboard.model.Wallboard;
import io.github.camel8x8.examples.wallboard.web.Board;
import io.github.camel8x8.examples.wallboard.web.WallboardServer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;

/**
 * Serves a wallboard until it is stopped: for an 8x8 tenant if its key is in the environment,
 * otherwise for a simulated contact center in this process.
 */
public final class WallboardMain extends MainListenerSupport {

    /** The environment variable with the 8x8 API key. */
    private static final String KEY = "EIGHT_KEY";

    private final Properties directory;
    private @Nullable WallboardServer server;

    private WallboardMain(Properties directory) {
        this.directory = directory;
    }

    /**
     * The program.
     *
     * @param args not used; see {@code application.properties}
     */
    public static void main(String[] args) throws Exception {
        // Undertow logs through JBoss Logging, which otherwise does not find SLF4J.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        if (System.getenv(KEY) != null) {
            run(new Properties(), new Properties());
        } else {
            try (LocalCentre centre = LocalCentre.open(System.nanoTime())) {
                run(centre.connection(), centre.directory());
            }
        }
    }

    private static void run(Properties connection, Properties directory) throws Exception {
        Main main = new Main();
        connection.forEach((key, value) -> main.addOverrideProperty((String) key, (String) value));
        WallboardMain wallboard = new WallboardMain(directory);
        main.addMainListener(wallboard);
        try {
            main.run();
        } finally {
            wallboard.closeServer();
        }
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        CamelContext camel = main.getCamelContext();
        Configuration configuration = Configuration.of(camel.getPropertiesComponent(), directory);
        Wallboard wallboard =
                new Wallboard(
                        configuration.settings(),
                        configuration.directory(),
                        Clock.system(ZoneId.systemDefault()));
        main.configure().addRoutesBuilder(new WallboardRoute(wallboard));
        StreamHealth health = new StreamHealth(camel);
        server =
                WallboardServer.start(
                        configuration.web(),
                        () -> new Board(wallboard.snapshot(), health.getAsBoolean()));
    }

    @Override
    @SuppressWarnings("SystemOut") // a program for a terminal
    public void afterStart(BaseMainSupport main) {
        if (server != null) {
            System.out.println("\nThe wallboard: " + server.url() + "   (Ctrl-C stops it)\n");
        }
    }

    @Override
    public void afterStop(BaseMainSupport main) {
        closeServer();
    }

    private void closeServer() {
        if (server != null) {
            server.close();
        }
    }
}
