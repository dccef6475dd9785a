/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.fault.ChildProcess;
import io.github.camel8x8.events.fault.TcpProxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As {@link LedgerContract}, with readers of a partitioned topic: a process is killed and
 * restarted, its connections are cut, the service is restarted, and the topic gets another
 * partition.
 */
abstract class PartitionLedgerContract extends KilledRoutes {

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {2, 4})
    void readersOfPartitionsLoseNothing(int partitions) throws Exception {
        String topic = service().newTopic();
        service().createPartitionedTopic(topic, partitions);
        PartitionFeed feed = new PartitionFeed(service(), topic, partitions, EVENTS_PER_SECOND);
        feed.start(publisher);

        Map<String, Account> accounts;
        int published;
        int cuts = 0;
        try (TcpProxy network = TcpProxy.to(service().serviceUrl())) {
            String endpoint =
                    endpoint(topic, network.serviceUrl())
                            + "&messageId=earliest&offsetRepository=#positions";
            Map<String, String> routes = new LinkedHashMap<>();
            routes.put("reader", endpoint);
            routes.put("reader-of-eight", endpoint + "&readerName=eight&concurrentConsumers=8");
            for (int kill = 0; kill < kills(); kill++) {
                try (ChildProcess process = start(routes)) {
                    process.awaitLine("started");
                    if (kill == kills() / 2) {
                        service().addPartitions(topic, partitions + 1);
                        feed.lastPartitionIsThere();
                        service().restart();
                    } else if (random.nextBoolean()) {
                        network.cut();
                        cuts++;
                    }
                    process.killAfter(Duration.ofMillis(random.nextInt(1500)));
                }
            }
            published = feed.finish();
            accounts = awaitEveryEvent(routes, published);
        }
        RunRecord run =
                RunRecord.of("partitions-" + partitions, service().name(), seed)
                        .with("service", service().name() + ", " + partitions + " partitions")
                        .with("events", published)
                        .with("kills", kills())
                        .with("cut connections", cuts)
                        .with("restarts of the service", 1)
                        .with("added partitions", 1);
        with(accounts, published, run).write();
        check(accounts, kills() + 1);
    }
}
