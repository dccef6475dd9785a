/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import io.github.camel8x8.examples.monitoring.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Injects one fault, and observes the alerts until they have ended. */
final class FaultRun implements AutoCloseable {

    /** The application runs for this long before the fault. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** Observes for this long after the fault, so that also other alerts can fire. */
    private static final Duration AFTER = Duration.ofMinutes(3);

    /** The longest range of the rules is an hour. */
    private static final Duration LONGEST = Duration.ofMinutes(70);

    /** Fires after an hour without a fault, because the topic of one route is quiet. */
    private static final String QUIET = "Camel8x8NoEvents";

    private final Fault fault;
    private final Monitored monitored;
    private final Map<String, Duration> firstFiring = new LinkedHashMap<>();
    private final Map<String, Duration> lastFiring = new LinkedHashMap<>();
    private long start;

    FaultRun(Fault fault, Path directory) {
        this.fault = fault;
        this.monitored = Monitored.start(directory);
    }

    /**
     * The times of the alerts that a fault of this length fires, in the order in which they fire.
     */
    List<FaultTime> measure(Duration length) throws InterruptedException {
        monitored.awaitConnected(BEFORE);
        TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());

        start = System.nanoTime();
        monitored.inject(fault);
        while (passed().compareTo(length) < 0) {
            observe();
        }
        monitored.endFault();
        Duration end = passed();
        Set<String> firing;
        do {
            firing = observe();
        } while (passed().compareTo(end.plus(AFTER)) < 0
                || (!firing.isEmpty() && passed().compareTo(end.plus(LONGEST)) < 0));

        return firstFiring.keySet().stream()
                .map(alert -> time(alert, end))
                .sorted(Comparator.comparing(FaultTime::firesAfter))
                .toList();
    }

    @Override
    public void close() {
        monitored.close();
    }

    /** Takes one second. */
    private Set<String> observe() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        Set<String> firing = monitored.prometheus().namesOfFiring();
        Duration now = passed();
        firing.remove(QUIET);
        for (String alert : firing) {
            if (firstFiring.putIfAbsent(alert, now) == null) {
                System.out.printf("/%s: %s fires after %s%n", fault.text(), alert, now);
            }
            lastFiring.put(alert, now);
        }
        return firing;
    }

    private FaultTime time(String alert, Duration end) {
        return new FaultTime(
                fault, alert, firstFiring.get(alert), lastFiring.get(alert).minus(end));
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
