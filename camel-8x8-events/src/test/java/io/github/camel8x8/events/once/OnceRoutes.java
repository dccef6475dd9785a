/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * A transacted route that stores each event, and its position, in a database; a separate topic and
 * database for each test.
 */
abstract class OnceRoutes {

    static final Duration LIMIT = Duration.ofSeconds(60);

    static final String BATCHES = "&batching=true&maxBatchSize=10&batchTimeout=20";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final List<CamelContext> contexts = new ArrayList<>();
    final HikariDataSource database = new HikariDataSource();
    final AtomicInteger routed = new AtomicInteger();
    EventService service;
    EventProducer producer;
    String topic;

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

    /** Starts the route in a separate context, like another process. */
    CamelContext start(DataSource from, Processor store) throws Exception {
        return start(from, "", store);
    }

    CamelContext start(DataSource from, String options, Processor store) throws Exception {
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

    CamelContext context(JdbcPositionRepository positions) {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("positions", positions);
        contexts.add(context);
        return context;
    }

    String uri(String options) {
        return "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&reconnectDelay=50&reconnectMaxDelay=200&messageId=earliest&offsetRepository=#positions%s"
                .formatted(topic, serviceUrl(), service.tenant(), service.namespace(), options);
    }

    /** The address that routes connect to. */
    String serviceUrl() {
        return service.serviceUrl();
    }

    /** Uses the data source of the route's transaction. */
    void insert(Exchange exchange) {
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

    JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    List<String> rows() {
        return sql().queryForList("SELECT body FROM event ORDER BY row_number", String.class);
    }

    void awaitRows(int count) {
        await(count + " rows").atMost(LIMIT).until(() -> rows().size() >= count);
    }

    static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
