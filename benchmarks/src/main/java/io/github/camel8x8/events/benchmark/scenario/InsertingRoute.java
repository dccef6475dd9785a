/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.EventsConstants;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The measured process of {@link Database}: the routes of the recipes, with one connection. */
final class InsertingRoute {

    /** The beginning of the line with the events per second. */
    static final String REPORT = "INSERTS ";

    static final int MAX_BATCH_SIZE = 500;

    private static final String INSERT_EVENT =
            "sql:insert into %s (id, type, payload) values"
                    + " (:#${header.Camel8x8EventsMessageId}, :#${header.Camel8x8EventsEventType},"
                    + " :#${body})";

    private static final String INSERT_BATCH =
            "sql:insert into %s (id, type, payload) select * from"
                    + " unnest(cast(:#${body.messageIds} as text[]), cast(:#${body.types} as"
                    + " text[]), cast(:#${body.payloads} as text[])) on conflict do nothing";

    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Events before the measurement, and in it. */
    private static final long[] ONE_BY_ONE = {3_000, 6_000};

    private static final long[] BATCHES = {20_000, 60_000};

    private final AtomicLong inserted = new AtomicLong();

    private InsertingRoute() {}

    /**
     * Measures.
     *
     * @param args the service's URL, the tenant, the database's URL, the name of the table and the
     *     subscription, and whether the route has batches
     */
    public static void main(String[] args) throws Exception {
        boolean batching = Boolean.parseBoolean(args[4]);
        try {
            System.out.println(REPORT + new InsertingRoute().measure(args, batching));
            System.out.flush();
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private double measure(String[] args, boolean batching) throws Exception {
        String table = args[3];
        SingleConnectionDataSource database = new SingleConnectionDataSource(args[2], true);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute(
                "create table %s (id text primary key, type text, payload text)".formatted(table));
        CamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("database", database);
        RouteBuilder.addRoutes(
                camel,
                routes -> {
                    if (batching) {
                        routes.from(from(args, true))
                                .to(INSERT_BATCH.formatted(table))
                                .process(this::count);
                    } else {
                        routes.from(from(args, false))
                                .convertBodyTo(String.class)
                                .to(INSERT_EVENT.formatted(table))
                                .process(this::count);
                    }
                });
        camel.start();
        long[] events = batching ? BATCHES : ONE_BY_ONE;
        await(events[0]);
        long first = inserted.get();
        long begin = System.nanoTime();
        await(events[0] + events[1]);
        double rate = (inserted.get() - first) * 1e9 / (System.nanoTime() - begin);
        camel.stop();
        Long rows = jdbc.queryForObject("select count(*) from " + table, Long.class);
        if (rows == null || rows != inserted.get()) {
            throw new IllegalStateException(rows + " rows of " + inserted + " events");
        }
        return rate;
    }

    private static String from(String[] args, boolean batching) {
        return "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=any&subscription=%s%s%s"
                .formatted(
                        args[0],
                        args[1],
                        args[3],
                        "&subscriptionInitialPosition=Earliest",
                        batching ? "&batching=true&maxBatchSize=" + MAX_BATCH_SIZE : "");
    }

    private void count(Exchange exchange) {
        inserted.addAndGet(
                exchange.getMessage().getHeader(EventsConstants.BATCH_SIZE, 1, Integer.class));
    }

    private void await(long count) throws InterruptedException {
        long begin = System.nanoTime();
        while (inserted.get() < count) {
            if (System.nanoTime() - begin > STALLED_NANOS) {
                throw new IllegalStateException("The route has stalled after " + inserted);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
