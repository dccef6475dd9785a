/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.test.contract.EventService;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * One route of a soak test. It has a separate network that fails on its own schedule, fails some
 * events itself, and counts the events that it has processed.
 */
final class SoakedRoute implements AutoCloseable {

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final String options;
    private final int failsOneIn;
    private final boolean ordered;
    private final EventService service;
    private final TcpProxy proxy;
    private final Random random;
    private final Account account = new Account();
    private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
    private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long slowestRecoveryNanos;
    private EventStream stream;
    private Thread schedule;

    /**
     * @param failsOneIn one of this many events fails the first time; 0 for none
     * @param ordered whether the order of an interaction is guaranteed
     */
    SoakedRoute(
            String name,
            String options,
            int failsOneIn,
            boolean ordered,
            EventService service,
            long seed) {
        this.name = name;
        this.options = options;
        this.failsOneIn = failsOneIn;
        this.ordered = ordered;
        this.service = service;
        this.proxy = TcpProxy.to(service.serviceUrl());
        this.random = new Random(seed ^ name.hashCode());
    }

    void addTo(CamelContext camel, String topic) throws Exception {
        account.nextLife();
        String from =
                "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&receiverQueueSize=%d&pingInterval=500&pongTimeout=500&closeTimeout=500&connectTimeout=3000&reconnectDelay=50&reconnectMaxDelay=500&%s"
                        .formatted(
                                topic,
                                proxy.serviceUrl(),
                                service.tenant(),
                                service.namespace(),
                                Soak.WINDOW,
                                options);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(from).routeId(name).process(SoakedRoute.this::process);
                    }
                });
    }

    void startMishaps(CamelContext camel) {
        stream = ((EventsConsumer) camel.getRoute(name).getConsumer()).streams().get(0);
        schedule = new Thread(this::mishaps, "mishaps of " + name);
        schedule.start();
    }

    /** Ends the failures: the network works normally. */
    void calm() throws InterruptedException {
        over.countDown();
        schedule.join();
        proxy.heal();
    }

    String name() {
        return name;
    }

    boolean isOrdered() {
        return ordered;
    }

    Account account() {
        return account;
    }

    Map<Mishap, Integer> mishapCounts() {
        return mishaps;
    }

    long sessions() {
        return stream.statistics().sessions();
    }

    Duration slowestRecovery() {
        return Duration.ofNanos(slowestRecoveryNanos);
    }

    @Override
    public void close() {
        proxy.close();
    }

    private void process(Exchange exchange) {
        int number = exchange.getMessage().getHeader(EventsConstants.AGENT_ID, Integer.class);
        if (failsOneIn > 0 && number % failsOneIn == 0 && failed.add(number)) {
            throw new WantedFailure();
        }
        account.add(number);
    }

    private void mishaps() {
        try {
            while (!over.await(200 + random.nextInt(2300), TimeUnit.MILLISECONDS)) {
                Mishap mishap = Mishap.any(random);
                mishaps.merge(mishap, 1, Integer::sum);
                mishap.befall(proxy, random);
                if (mishap.lasts()) {
                    over.await(100 + random.nextInt(2400), TimeUnit.MILLISECONDS);
                    proxy.heal();
                }
                awaitNextEvent();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNextEvent() throws InterruptedException {
        long healed = System.nanoTime();
        long before = account.events();
        while (account.events() == before) {
            long nanos = System.nanoTime() - healed;
            if (nanos > RECOVERY_LIMIT.toNanos()) {
                throw new IllegalStateException(name + " does not recover: " + stream.status());
            }
            if (over.await(1, TimeUnit.MILLISECONDS)) {
                return; // the run is over, so there may be no further event
            }
        }
        slowestRecoveryNanos = Math.max(slowestRecoveryNanos, System.nanoTime() - healed);
    }

    private static final class WantedFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        WantedFailure() {
            super("wanted by the soak", null, false, false);
        }
    }
}
