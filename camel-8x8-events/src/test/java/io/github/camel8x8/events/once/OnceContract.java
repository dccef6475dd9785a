/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.database.FailingCommits;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A transacted route that stores each event, and its position, in a database. */
abstract class OnceContract {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String BATCHES = "&batching=true&maxBatchSize=10&batchTimeout=20";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final List<CamelContext> contexts = new ArrayList<>();
    private final HikariDataSource database = new HikariDataSource();
    private final AtomicInteger routed = new AtomicInteger();
    private EventService service;
    private EventProducer producer;
    private String topic;

    /** Each test class calls this before each test. */
    void open(EventService tested) {
        service = tested;
        topic = service.newTopic();
        producer = service.producer(topic);
        database.setJdbcUrl(
                "jdbc:h2:mem:once-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        sql().execute("CREATE TABLE event (row_number IDENTITY, body VARCHAR(100))");
    }

    @AfterEach
    void close() throws Exception {
        for (CamelContext context : contexts) {
            context.close();
        }
        producer.close();
        database.close();
    }

    @Test
    void aRestartResumesAfterTheLastEventInTheDatabase() throws Exception {
        producer.publishNumbers(0, 50);
        CamelContext first = start(database, this::insert);
        awaitRows(50);
        first.close();
        producer.publishNumbers(50, 50);

        start(database, this::insert);

        awaitRows(100);
        assertThat(rows()).isEqualTo(numbers(100));
        assertThat(routed).hasValue(100);
    }

    @Test
    void anEventWhoseTransactionIsRolledBackIsReadAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        producer.publishNumbers(0, 20);

        start(
                database,
                exchange -> {
                    insert(exchange);
                    if (text(exchange).equals("7") && failures.getAndIncrement() < 3) {
                        throw new IllegalStateException("after the insert");
                    }
                });

        awaitRows(20);
        assertThat(rows()).isEqualTo(numbers(20));
        assertThat(failures).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void anEventWhoseCommitWasReportedAsFailedIsStoredOnce() throws Exception {
        commitsThatAreReportedAsFailed("");
    }

    @Test
    void aBatchWhoseCommitWasReportedAsFailedIsStoredOnce() throws Exception {
        commitsThatAreReportedAsFailed(BATCHES);
    }

    private void commitsThatAreReportedAsFailed(String options) throws Exception {
        FailingCommits failing = new FailingCommits(database, 3);
        for (int i = 0; i < 10; i++) {
            producer.publishNumbers(i * 5, 5);
        }

        start(failing, options, this::insert);

        awaitRows(50);
        producer.publishNumbers(50, 1);
        awaitRows(51);
        assertThat(rows()).isEqualTo(numbers(51));
        assertThat(failing.failed()).isPositive();
        assertThat(routed).hasValueGreaterThan(51);
    }

    @Test
    void twoProcessesThatReadWithTheSameKeyStoreEachEventOnce() throws Exception {
        twoProcesses("", "");
    }

    @Test
    void twoProcessesThatReadBatchesWithTheSameKeyStoreEachEventOnce() throws Exception {
        twoProcesses(BATCHES, "&batching=true&maxBatchSize=7&batchTimeout=30");
    }

    private void twoProcesses(String options, String ofTheOther) throws Exception {
        start(database, options, this::insert);
        start(database, ofTheOther, this::insert);

        for (int i = 0; i < 40; i++) {
            producer.publishNumbers(i * 5, 5);
        }

        awaitRows(200);
        await("both have read all").atMost(LIMIT).until(() -> routed.get() >= 400);
        assertThat(rows()).isEqualTo(numbers(200));
    }

    @Test
    void thePositionIsTheOneThatTheReaderWouldStore() throws Exception {
        AtomicReference<String> key = new AtomicReference<>();
        AtomicReference<String> id = new AtomicReference<>();
        producer.publishNumbers(0, 1);
        CamelContext context =
                start(
                        database,
                        exchange -> {
                            insert(exchange);
                            key.set(header(exchange, EventsConstants.POSITION_KEY));
                            id.set(header(exchange, EventsConstants.MESSAGE_ID));
                        });
        awaitRows(1);
        context.close();

        JdbcPositionRepository reader = new JdbcPositionRepository(database, "of_the_reader");
        reader.start();
        CamelContext plain = context(reader);
        plain.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("")).process(exchange -> routed.incrementAndGet());
                    }
                });
        plain.start();
        await("stored by the reader").atMost(LIMIT).until(() -> reader.getState(key.get()) != null);

        assertThat(new JdbcPositionRepository(database).getState(key.get()))
                .startsWith(id.get() + "@")
                .isEqualTo(reader.getState(key.get()));
    }

    @Test
    void outsideOfATransactionTheEventFailsWithASentence() throws Exception {
        producer.publishNumbers(0, 1);

        assertThat(failureOf("")).contains("storePosition is called without a transaction");
        assertThat(rows()).isEmpty();
    }

    @Test
    void withSeveralConsumersTheEventFailsWithASentence() throws Exception {
        producer.publishNumbers(0, 1);

        assertThat(failureOf("&concurrentConsumers=2"))
                .contains("storePosition needs the header Camel8x8EventsPositionKey")
                .contains("concurrentConsumers=1");
    }

    /** The message of the failure to store a position without a transaction. */
    private String failureOf(String options) throws Exception {
        AtomicReference<String> failure = new AtomicReference<>();
        JdbcPositionRepository positions = new JdbcPositionRepository(database);
        boolean autoCommit = options.isEmpty();
        CamelContext context = context(positions);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri(options))
                                .process(
                                        exchange -> {
                                            try (var connection = database.getConnection()) {
                                                connection.setAutoCommit(autoCommit);
                                                positions.storePositionOn(connection, exchange);
                                                insert(exchange);
                                            } catch (RuntimeException e) {
                                                failure.set(e.getMessage());
                                            }
                                        });
                    }
                });
        context.start();
        await("a failure").atMost(LIMIT).until(() -> failure.get() != null);
        return failure.get();
    }

    /** Starts the route in a separate context, like another process. */
    private CamelContext start(DataSource from, Processor store) throws Exception {
        return start(from, "", store);
    }

    private CamelContext start(DataSource from, String options, Processor store) throws Exception {
        JdbcPositionRepository positions =
                new JdbcPositionRepository(new TransactionAwareDataSourceProxy(from));
        CamelContext context = context(positions);
        context.getRegistry().bind("transactions", new DataSourceTransactionManager(from));
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("&breakOnFirstError=true" + options))
                                .process(exchange -> routed.addAndGet(events(exchange).size()))
                                .transacted()
                                .process(positions::storePosition)
                                .process(store);
                    }
                });
        context.getRegistry().bind("store", new JdbcTemplate(from));
        context.start();
        return context;
    }

    private CamelContext context(JdbcPositionRepository positions) {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("positions", positions);
        contexts.add(context);
        return context;
    }

    private String uri(String options) {
        return "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&reconnectDelay=50&reconnectMaxDelay=200&messageId=earliest&offsetRepository=#positions%s"
                .formatted(
                        topic,
                        service.serviceUrl(),
                        service.tenant(),
                        service.namespace(),
                        options);
    }

    /** Uses the data source of the route's transaction. */
    private void insert(Exchange exchange) {
        JdbcTemplate sql =
                exchange.getContext()
                        .getRegistry()
                        .lookupByNameAndType("store", JdbcTemplate.class);
        for (Event event : events(exchange)) {
            sql.update(
                    "INSERT INTO event (body) VALUES (?)",
                    new String(event.bytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<Event> events(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof EventBatch batch ? batch : List.of((Event) body);
    }

    private JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    private List<String> rows() {
        return sql().queryForList("SELECT body FROM event ORDER BY row_number", String.class);
    }

    private void awaitRows(int count) {
        await(count + " rows").atMost(LIMIT).until(() -> rows().size() >= count);
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
