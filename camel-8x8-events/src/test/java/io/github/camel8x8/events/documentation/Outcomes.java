/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Records the routes whose Exchanges have completed, and the failures. */
final class Outcomes extends EventNotifierSupport {

    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeCompletedEvent completion) {
            completed.add(completion.getExchange().getFromRouteId());
        } else if (event instanceof ExchangeFailedEvent failure) {
            failures.add(failure.getExchange().getException());
        }
    }

    Set<String> completed() {
        return completed;
    }

    List<Exception> failures() {
        return failures;
    }
}
