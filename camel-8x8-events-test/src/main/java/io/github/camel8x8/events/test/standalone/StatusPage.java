/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.standalone.Html.count;
import static io.github.camel8x8.events.test.standalone.Html.escape;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.broker.TopicStatus;
import io.github.camel8x8.events.test.server.ClientConnection;
import io.github.camel8x8.events.test.server.Pages;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /}: how to connect, clients, subscriptions, topics, rates and the last events.
 * It contains no payload. The page of an event does; it exists only if clients need no key.
 *
 * <p>The page is complete without JavaScript. Its script fetches it again each second, and replaces
 * what has changed.
 */
final class StatusPage implements Pages, AutoCloseable {

    /** The maximum number of rows of a table. */
    static final int MAX_ROWS = 60;

    private static final int LAST_EVENTS = 25;
    private static final String EVENTS = "/events/";
    private static final String HTML = "text/html; charset=utf-8";

    private final EventStreamServer stream;
    private final String contactCenter;
    private final Rates rates = new Rates();
    private final PageFiles files = new PageFiles();
    private final EventPage eventPage = new EventPage();
    private final String template = PageFiles.read("status.html");
    private final ScheduledExecutorService sampler =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "status-page");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param contactCenter describes the source of the events
     */
    StatusPage(EventStreamServer stream, String contactCenter) {
        this.stream = stream;
        this.contactCenter = contactCenter;
        sample();
        sampler.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable Page at(String path) {
        if (path.equals("/")) {
            return new Page(HTML, html());
        }
        if (path.startsWith(EVENTS) && showsPayloads()) {
            return stream.event(path.substring(EVENTS.length()))
                    .map(event -> new Page(HTML, eventPage.of(event)))
                    .orElse(null);
        }
        return files.at(path);
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }

    private void sample() {
        Map<Object, Long> counts = new HashMap<>();
        stream.topics().forEach(topic -> counts.put(topic.name(), topic.published()));
        stream.clients().forEach(client -> counts.put(client, client.delivered()));
        rates.sample(System.nanoTime(), counts);
    }

    private String html() {
        TopicList topics = new TopicList(stream.topics());
        List<ClientConnection> clients = stream.clients();
        ConnectionGuide guide = ConnectionGuide.withoutKey(stream);
        TopicName all = new TopicName(stream.tenant(), "event-v1", "all");
        long published = topics.find(all).map(TopicStatus::published).orElse(0L);
        int subscriptions = topics.subscriptions().size();
        Map<String, String> values = new HashMap<>();
        values.put("tenant", escape(stream.tenant()));
        values.put("address", escape(stream.serviceUrl()));
        values.put("contact-center", escape(contactCenter));
        values.put("rate", Html.rate(rates.of(all)));
        values.put("chart", RateChart.of(rates.history(all)));
        values.put("published", count(published));
        values.put("clients", count(clients.size()));
        values.put("clients-note", clients.isEmpty() ? "waiting for your route" : "connected");
        values.put("backlog", count(topics.backlog()));
        values.put(
                "backlog-note",
                subscriptions == 1
                        ? "by 1 subscription"
                        : "by " + subscriptions + " subscriptions");
        values.put("route", escape(guide.javaRoute()));
        values.put("yaml", escape(guide.yamlRoute()));
        values.put("properties", escape(guide.properties()));
        values.put("client-rows", ClientRows.of(clients, rates));
        values.put("more-clients", Html.more(clients.size()));
        values.put("no-clients", hiddenIf(!clients.isEmpty()));
        values.put(
                "subscription-rows",
                SubscriptionRows.of(topics.whole(), showsPayloads(), Instant.now()));
        values.put("more-subscriptions", Html.more(subscriptions));
        values.put("no-subscriptions", hiddenIf(subscriptions > 0));
        values.put("topic-rows", TopicRows.of(topics, rates));
        values.put("topics-note", TopicRows.note(topics));
        values.put("event-rows", EventRows.of(stream.lastEvents(LAST_EVENTS), showsPayloads()));
        values.put("events-note", showsPayloads() ? "open one to see its payload" : "");
        values.put("no-events", hiddenIf(published > 0));
        return Html.fill(template, values);
    }

    /** A page needs no key, so it must not show what only clients with the key can read. */
    private boolean showsPayloads() {
        return stream.apiKey().isEmpty();
    }

    private static String hiddenIf(boolean hidden) {
        return hidden ? "hidden" : "";
    }
}
