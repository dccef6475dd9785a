/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.fault.ChildProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One process publishes numbered events. Another process runs routes, is killed with {@code kill
 * -9} at random moments, and restarted. Each route keeps a ledger of its processed events.
 */
abstract class LedgerContract extends KilledRoutes {

    @Test
    void aProcessThatIsKilledAgainAndAgainLosesNothing() {
        String topic = service().newTopic();
        Map<String, String> routes = routes(topic);
        Feed feed =
                new Feed(
                        () -> service().producer(topic),
                        Integer.MAX_VALUE,
                        EVENTS_PER_SECOND,
                        () -> Integer.MAX_VALUE);
        letSubscriptionsBeMade(routes);
        feed.start(publisher);

        for (int kill = 0; kill < kills(); kill++) {
            try (ChildProcess process = start(routes)) {
                process.awaitLine("started");
                process.killAfter(Duration.ofMillis(random.nextInt(800)));
            }
        }
        int published = feed.finish();
        Map<String, Account> accounts = awaitEveryEvent(routes, published);

        RunRecord run =
                RunRecord.of("ledger", service().name(), seed)
                        .with("events", published)
                        .with("kills", kills());
        with(accounts, published, run).write();
        check(accounts, kills() + 2);
    }

    private Map<String, String> routes(String topic) {
        String endpoint = endpoint(topic, service().serviceUrl());
        Map<String, String> routes = new LinkedHashMap<>();
        routes.put("reader", endpoint + "&messageId=earliest&offsetRepository=#positions");
        routes.put(
                "reader-of-eight",
                endpoint
                        + "&messageId=earliest&offsetRepository=#positions&readerName=eight&concurrentConsumers=8");
        routes.put("exclusive", endpoint + "&subscription=exclusive");
        routes.put("failover", endpoint + "&subscription=failover&subscriptionType=Failover");
        routes.put(
                "key-shared",
                endpoint + "&subscription=keys&subscriptionType=Key_Shared&concurrentConsumers=4");
        return routes;
    }

    /** New subscriptions start at the newest message, so they must exist before the first event. */
    private void letSubscriptionsBeMade(Map<String, String> routes) {
        try (ChildProcess process = start(routes)) {
            process.awaitLine("started");
        }
    }
}
