/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.database.LateLockTimeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.apache.camel.support.DefaultExchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The settings of the repository, and its errors. */
class JdbcPositionRepositoryTest {

    private static final String KEY = "8x8events/localhost:1/acme/event-v1/all";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a;DROP TABLE b",
                "a--",
                "\"a\"",
                "`a`",
                "[a]",
                "1a",
                "a.b.c",
                ".a",
                "a.",
                "a(b)",
                "a\nb",
                "ä"
            })
    void aTableNameThatIsNotAPlainIdentifierIsRejected(String name) {
        assertThatThrownBy(() -> new JdbcPositionRepository(h2("names"), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Table name '" + name + "' is not a plain identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"positions", "Positions_2", "_p", "PUBLIC.positions"})
    void aPlainTableNameIsAccepted(String name) {
        JdbcPositionRepository repository = new JdbcPositionRepository(h2("plain"), name);
        repository.start();

        repository.setState(KEY, "CAUQADAA");

        assertThat(repository.getState(KEY)).isEqualTo("CAUQADAA");
        assertThat(repository.table()).isEqualTo(name);
    }

    @Test
    void propertiesNameItByItsDataSourceAndItsTable() throws Exception {
        Main main = new Main();
        main.bind("database", h2("properties"));
        String type = "#class:" + JdbcPositionRepository.class.getName();
        main.addInitialProperty("camel.beans.positions", type + "(#bean:database)");
        main.addInitialProperty("camel.beans.others", type + "(#bean:database,'others')");
        try {
            main.start();

            CamelContext camel = main.getCamelContext();
            assertThat(bean(camel, "positions").table())
                    .isEqualTo(JdbcPositionRepository.DEFAULT_TABLE);
            assertThat(bean(camel, "others").table()).isEqualTo("others");
            assertThat(bean(camel, "others").dataSource())
                    .isSameAs(camel.getRegistry().lookupByName("database"));
        } finally {
            main.stop();
        }
    }

    @Test
    void aDatabaseThatIsNotAvailableIsReportedInASentence() {
        JdbcPositionRepository repository = new JdbcPositionRepository(new Unavailable());

        assertThatThrownBy(repository::start)
                .hasStackTraceContaining(
                        "Cannot find or create the database table camel_8x8_events_position; check"
                                + " that the database is available")
                .hasStackTraceContaining("connection refused");
        assertThatThrownBy(() -> repository.setState(KEY, "CAUQADAA"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot store a position in the database table")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> repository.getState(KEY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot read a position from the database table");
    }

    @Test
    void aTableOfAnotherShapeIsReported() throws Exception {
        DataSource database = h2("shape");
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("CREATE TABLE positions (id INT)");
        }

        assertThatThrownBy(new JdbcPositionRepository(database, "positions")::start)
                .hasStackTraceContaining("Cannot find or create the database table positions");
    }

    @Test
    void aPoolWithoutAutoCommitIsRejected() {
        DataSource pool =
                new DelegatingDataSource(h2("pool")) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        connection.setAutoCommit(false);
                        return connection;
                    }
                };

        assertThatThrownBy(new JdbcPositionRepository(pool)::start)
                .hasStackTraceContaining("turn auto-commit on");
    }

    @Test
    void aPositionThatIsRolledBackLaterSkipsNoEventEvenIfItCanBeRead() throws Exception {
        DataSource database = h2("uncommitted");
        PositionTable table = new PositionTable("positions");
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            table.create(first);
            table.advance(first, KEY, "CAUQADAA");
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            second.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            second.createStatement().execute("SET LOCK_TIMEOUT 30000");
            assertThat(table.advance(first, KEY, "CAUQATAA").stored()).isTrue();

            CompletableFuture<Boolean> stored =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return table.advance(second, KEY, "CAUQATAA").stored();
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            await().during(Duration.ofMillis(300)).until(() -> !stored.isDone());
            first.rollback();

            assertThat(stored).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
        }
    }

    /** MySQL reports it in class 40, after 50 s, and events wait for the position meanwhile. */
    @Test
    void aRowThatStaysLockedFailsTheStoringAndTheExpiry() throws Exception {
        DataSource database = h2("locked;LOCK_TIMEOUT=1000");
        JdbcPositionRepository repository = new JdbcPositionRepository(database);
        repository.start();
        repository.setState(KEY, "CAUQADAA");
        JdbcPositionRepository waiting = new JdbcPositionRepository(new LateLockTimeouts(database));
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            LateLockTimeouts.lock(other);

            assertThat(CompletableFuture.runAsync(() -> waiting.setState(KEY, "CAUQATAA")))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withStackTraceContaining("Lock wait timeout exceeded");
            assertThat(CompletableFuture.runAsync(() -> waiting.expire(KEY, "CAUQADAA")))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withStackTraceContaining("Lock wait timeout exceeded");
            other.rollback();
        }
    }

    @Test
    void keysThatTheDatabaseDoesNotDistinguishAreNotMixedUp() {
        JdbcPositionRepository repository =
                new JdbcPositionRepository(h2("ignorecase;IGNORECASE=TRUE"));
        repository.start();
        repository.setState(KEY + "/night", "CAUQADAA");

        assertThatThrownBy(() -> repository.setState(KEY + "/Night", "CAUQATAA"))
                .hasMessageContaining("case-sensitive collation");
        assertThatThrownBy(() -> repository.getState(KEY + "/Night"))
                .hasMessageContaining("case-sensitive collation");

        assertThat(repository.getState(KEY + "/night")).isEqualTo("CAUQADAA");
    }

    @Test
    void aKeyThatDoesNotFitIsRejectedBeforeADatabaseCutsIt() {
        JdbcPositionRepository repository = new JdbcPositionRepository(h2("long"));
        repository.start();

        assertThatThrownBy(() -> repository.setState("k".repeat(501), "CAUQADAA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The position key has 501 characters");
        assertThatThrownBy(() -> repository.setState(KEY, "v".repeat(1001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The position has 1001 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EventsConstants.POSITION_KEY,
                EventsConstants.MESSAGE_ID,
                EventsConstants.TOPIC
            })
    void anExchangeWithoutTheHeadersOfAnEventIsRejected(String missing) throws Exception {
        DataSource database = h2("headers");
        JdbcPositionRepository repository = new JdbcPositionRepository(database);
        repository.start();
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeaders(headersOfAnEvent());
        exchange.getMessage().removeHeader(missing);

        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> repository.storePositionOn(connection, exchange))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("storePosition needs the header " + missing);
        }
    }

    /** The result of a split can have the properties of its last part. */
    @Test
    void afterASplitThePositionIsStored() throws Exception {
        DataSource database = h2("split");
        JdbcPositionRepository repository = new JdbcPositionRepository(database);
        repository.start();
        CamelContext camel = new DefaultCamelContext();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:event")
                                .split(body(), new UseLatestAggregationStrategy())
                                .log(LoggingLevel.DEBUG, "a part")
                                .end()
                                .process(exchange -> store(repository, database, exchange));
                    }
                });
        camel.start();

        camel.createFluentProducerTemplate()
                .to("direct:event")
                .withBody(List.of("a", "b"))
                .withHeaders(headersOfAnEvent())
                .request();
        camel.stop();

        assertThat(repository.getState(KEY)).startsWith("CAUQADAA@");
    }

    private static Map<String, Object> headersOfAnEvent() {
        return new HashMap<>(
                Map.of(
                        EventsConstants.POSITION_KEY, KEY,
                        EventsConstants.MESSAGE_ID, "CAUQADAA",
                        EventsConstants.TENANT, "acme",
                        EventsConstants.NAMESPACE, "event-v1",
                        EventsConstants.TOPIC, "all"));
    }

    private static void store(
            JdbcPositionRepository repository, DataSource database, Exchange exchange)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            repository.storePositionOn(connection, exchange);
            connection.commit();
        }
    }

    private static JdbcPositionRepository bean(CamelContext camel, String name) {
        return camel.getRegistry().lookupByNameAndType(name, JdbcPositionRepository.class);
    }

    private static DataSource h2(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    /** A server that does not answer. */
    private static final class Unavailable extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("connection refused", "08001");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
