/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.notification.StreamNotification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Records the notifications of streams. */
final class Notifications extends EventNotifierSupport {

    private final List<StreamNotification> all = new CopyOnWriteArrayList<>();
    private CountDownLatch gate = new CountDownLatch(0);

    /** Each notification waits for it. */
    void blockUntil(CountDownLatch go) {
        gate = go;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof StreamNotification;
    }

    @Override
    public void notify(CamelEvent event) throws Exception {
        gate.await();
        all.add((StreamNotification) event);
    }

    List<StreamNotification> all() {
        return all;
    }

    List<Long> times() {
        return all.stream().map(StreamNotification::getTimestamp).toList();
    }

    <T extends StreamNotification> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean has(Class<? extends StreamNotification> type) {
        return !of(type).isEmpty();
    }

    <T extends StreamNotification> T only(Class<T> type) {
        assertThat(of(type)).hasSize(1);
        return of(type).get(0);
    }

    /** Waits for these, in this order, and checks that there are no others. */
    void expectExactly(Class<?>... types) {
        await().atMost(RouteOnService.LIMIT)
                .untilAsserted(() -> assertThat(kinds()).containsExactly(types));
    }

    private Class<?>[] kinds() {
        return Stream.of(all.toArray()).map(Object::getClass).toArray(Class<?>[]::new);
    }
}
