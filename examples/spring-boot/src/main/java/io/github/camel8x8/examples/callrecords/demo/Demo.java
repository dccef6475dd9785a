/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords.demo;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.Traffic;
import io.github.camel8x8.examples.callrecords.CallRecords;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs the application with a PostgreSQL, a webhook receiver and, unless the environment names an
 * 8x8 tenant, a local event stream.
 */
public final class Demo {

    private static final double EVENTS_PER_SECOND = 5;

    private static final int SECONDS_BETWEEN_REPORTS = 5;

    private Demo() {}

    /**
     * Runs the demo.
     *
     * @param args the number of seconds to run; without it, runs until stopped
     */
    public static void main(String[] args) throws Exception {
        long seconds = args.length == 0 ? Long.MAX_VALUE : Long.parseLong(args[0]);
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                                .start();
                WebhookReceiver webhook =
                        WebhookReceiver.start(body -> System.out.println("Webhook got " + body));
                EventStreamServer stream = EventStreamServer.start()) {
            Map<String, String> properties = new HashMap<>();
            properties.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
            properties.put("webhook.url", webhook.url());
            if (System.getenv("EIGHT_KEY") == null) {
                properties.put("camel.component.8x8events.service-url", stream.serviceUrl());
                properties.put("camel.component.8x8events.tenant", stream.tenant());
            }
            try (ConfigurableApplicationContext application =
                            new SpringApplicationBuilder(CallRecords.class)
                                    .run(arguments(properties));
                    Traffic traffic = Traffic.start(stream, centre(stream), 1)) {
                report(application.getBean(JdbcTemplate.class), seconds);
                System.out.println(traffic.published() + " events were published.");
            }
        }
    }

    private static String[] arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static ContactCentre centre(EventStreamServer stream) {
        return new ContactCentre(
                System.nanoTime(), stream.tenant(), Instant.now(), EVENTS_PER_SECOND);
    }

    private static void report(JdbcTemplate database, long seconds) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.min(seconds, 1_000_000_000));
        while (System.nanoTime() < end) {
            if (stopped.await(SECONDS_BETWEEN_REPORTS, TimeUnit.SECONDS)) {
                return;
            }
            System.out.println(
                    database.queryForObject("SELECT count(*) FROM interaction_event", Long.class)
                            + " events in PostgreSQL");
        }
    }
}
