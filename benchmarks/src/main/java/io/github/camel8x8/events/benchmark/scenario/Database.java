/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.endtoend.PostgresDestination;
import io.github.camel8x8.events.benchmark.run.JavaProcess;
import io.github.camel8x8.events.benchmark.server.FrameStock;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A route that inserts events into a real PostgreSQL: one by one, and in batches. */
public final class Database {

    private static final int EVENTS = 80_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int rounds;

    /**
     * @param rounds how often each route runs
     */
    public Database(int rounds) {
        this.rounds = rounds;
    }

    /** Runs the measurement. */
    public Inserts run() throws IOException, SQLException {
        Machine machine = Machine.here();
        try (EmbeddedPostgres postgres = PostgresDestination.start();
                EventStreamServer stream = EventStreamServer.start()) {
            publish(stream);
            List<Round> measured = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                // Every second round begins with the batches.
                boolean batchesFirst = round % 2 == 1;
                double first = measure(postgres, stream, "round" + round + "a", batchesFirst);
                double second = measure(postgres, stream, "round" + round + "b", !batchesFirst);
                measured.add(batchesFirst ? new Round(second, first) : new Round(first, second));
            }
            return new Inserts(machine, version(postgres), InsertingRoute.MAX_BATCH_SIZE, measured);
        }
    }

    private static void publish(EventStreamServer stream) {
        int part = 1000;
        for (int begin = 0; begin < EVENTS; begin += part) {
            int first = begin;
            stream.publishTo(
                    "all",
                    () ->
                            IntStream.range(first, first + part)
                                    .mapToObj(
                                            i ->
                                                    Message.of(
                                                            FrameStock.payload(
                                                                    i, Interaction.interaction())))
                                    .toList());
        }
    }

    private static double measure(
            EmbeddedPostgres postgres, EventStreamServer stream, String name, boolean batching)
            throws IOException {
        try (JavaProcess process =
                JavaProcess.start(
                        InsertingRoute.class,
                        stream.serviceUrl(),
                        stream.tenant(),
                        postgres.getJdbcUrl("postgres", "postgres"),
                        name,
                        String.valueOf(batching))) {
            double rate = JSON.readValue(process.await(InsertingRoute.REPORT), double.class);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %,9.0f events/s%n",
                    batching ? "PostgreSQL, in batches" : "PostgreSQL, one by one",
                    rate);
            return rate;
        }
    }

    static String version(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("show server_version")) {
            version.next();
            return "PostgreSQL " + version.getString(1);
        }
    }

    /**
     * The results.
     *
     * @param machine the machine
     * @param database its name and version
     * @param maxBatchSize the maximum number of events in a batch
     * @param rounds the rounds in their order
     */
    public record Inserts(Machine machine, String database, int maxBatchSize, List<Round> rounds) {}

    /**
     * One round.
     *
     * @param oneByOne events per second of the route that inserts one by one
     * @param batches of the route that inserts in batches
     */
    public record Round(double oneByOne, double batches) {

        /** How many times as many events per second the batches have. */
        public double ratio() {
            return batches / oneByOne;
        }
    }
}
