/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes numbered events to the partitions of a topic at a steady rate. Each interaction has one
 * partition. The events of the last partition are kept until it has been added. When the service
 * fails, unconfirmed events are published again.
 */
final class PartitionFeed implements NumberedFeed {

    private static final int STEPS_PER_SECOND = 10;
    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(PartitionFeed.class);

    private final EventService service;
    private final String topic;
    private final int partitions;
    private final int eachTime;
    private final EventProducer[] producers;
    private final Queue<Integer>[] waiting;
    private int published;
    private int open;
    private boolean finished;

    /**
     * @param partitions how many partitions the topic has
     * @param perSecond the rate in events a second
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of queues
    PartitionFeed(EventService service, String topic, int partitions, int perSecond) {
        this.service = service;
        this.topic = topic;
        this.partitions = partitions + 1;
        this.open = partitions;
        this.eachTime = Math.max(1, perSecond / STEPS_PER_SECOND);
        this.producers = new EventProducer[partitions + 1];
        this.waiting = new Queue[partitions + 1];
        IntStream.rangeClosed(0, partitions).forEach(i -> waiting[i] = new ArrayDeque<>());
    }

    @Override
    public void start(ScheduledExecutorService executor) {
        executor.scheduleAtFixedRate(this::step, 0, 1000 / STEPS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    /** The last partition has been added to the topic. */
    synchronized void lastPartitionIsThere() {
        open = partitions;
    }

    /** {@inheritDoc} Publishes the events that are waiting before. */
    @Override
    public synchronized int finish() {
        finished = true;
        for (int i = 0; i < partitions; i++) {
            while (!waiting[i].isEmpty()) {
                send(i);
            }
        }
        return published;
    }

    private synchronized void step() {
        if (finished) {
            return;
        }
        for (int i = 0; i < eachTime; i++) {
            int number = published++;
            waiting[Feed.interaction(number) % partitions].add(number);
        }
        IntStream.range(0, open).forEach(this::send);
    }

    private void send(int partition) {
        try {
            if (producers[partition] == null) {
                producers[partition] = service.producer(topic + "-partition-" + partition);
            }
            var numbers = waiting[partition].stream().limit(AT_ONCE).toList();
            producers[partition].send(numbers.stream().map(Feed::message).toList());
            waiting[partition].removeAll(numbers);
        } catch (RuntimeException e) {
            LOG.info("Publishing to partition {} again: {}", partition, e.toString());
            producers[partition] = null;
        }
    }
}
