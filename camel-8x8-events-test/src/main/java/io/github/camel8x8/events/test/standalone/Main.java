/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamBuilder;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.Traffic;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Starts a stream with a simulated contact center, prints how to configure a route, and keeps
 * running.
 */
public final class Main implements AutoCloseable {

    private static final int WRONG_USAGE = 2;

    private final EventStreamServer stream;
    private final StatusPage page;
    private final @Nullable Traffic traffic;

    private Main(EventStreamServer stream, StatusPage page, @Nullable Traffic traffic) {
        this.stream = stream;
        this.page = page;
        this.traffic = traffic;
    }

    /**
     * The program; exits with 2 if an option is wrong, with 1 if it cannot start.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the thread is interrupted
     */
    @SuppressWarnings("SystemOut") // a program for a terminal
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        Main main;
        try {
            main = start(options, System.out);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage() + " with --port, or 0 for any that is free");
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(main::close, "close"));
        new CountDownLatch(1).await();
    }

    static Main start(Options options, PrintStream out) {
        Main main = withTraffic(options);
        out.println(Banner.of(main.stream, options));
        return main;
    }

    /** Starts the stream without printing anything. */
    static Main withTraffic(Options options) {
        EventStreamBuilder builder =
                EventStreamServer.builder()
                        .host(options.host())
                        .port(options.port())
                        .tenant(options.tenant())
                        .history(options.history());
        if (options.key() != null) {
            builder.apiKey(options.key());
        }
        EventStreamServer stream = builder.start();
        if (options.partitions() > 0) {
            stream.createPartitionedTopic("all", options.partitions());
        }
        StatusPage page = new StatusPage(stream, options.contactCenter());
        stream.setPages(page);
        return new Main(stream, page, options.rate() > 0 ? traffic(stream, options) : null);
    }

    EventStreamServer stream() {
        return stream;
    }

    @Override
    public void close() {
        if (traffic != null) {
            traffic.close();
        }
        page.close();
        stream.close();
    }

    private static Traffic traffic(EventStreamServer stream, Options options) {
        double eventsPerSecond = options.rate() / options.warp();
        return Traffic.start(
                stream,
                new ContactCentre(options.seed(), options.tenant(), Instant.now(), eventsPerSecond),
                options.warp());
    }
}
