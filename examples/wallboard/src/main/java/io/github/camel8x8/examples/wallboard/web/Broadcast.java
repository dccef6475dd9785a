/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnectionCallback;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the board several times per second, and sends changes to all browsers. Also sends
 * heartbeats without changes, so that browsers can distinguish a quiet board from a broken
 * connection.
 */
final class Broadcast implements ServerSentEventConnectionCallback, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "wallboard");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Supplier<Board> board;
    private final WebSettings settings;
    private @Nullable Board last;
    private long lastShown;

    Broadcast(Supplier<Board> board, WebSettings settings) {
        this.board = board;
        this.settings = settings;
        long millis = settings.refresh().toMillis();
        timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void connected(ServerSentEventConnection connection, @Nullable String lastEventId) {
        Browser browser = new Browser(connection, TIMEOUT);
        browsers.add(browser);
        connection.addCloseTask(closed -> browsers.remove(browser));
        browser.show(board.get());
    }

    int browsers() {
        return browsers.size();
    }

    boolean isFull() {
        return browsers.size() >= settings.mostBrowsers();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        browsers.forEach(Browser::close);
    }

    private void look() {
        try {
            if (!browsers.isEmpty()) {
                show(board.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not refresh the wallboard; retrying", e);
        }
    }

    private void show(Board now) {
        boolean quiet = last != null && now.showsTheSameAs(last);
        long time = System.nanoTime();
        if (!quiet || time - lastShown >= settings.heartbeat().toNanos()) {
            last = now;
            lastShown = time;
            browsers.forEach(browser -> browser.show(now));
        }
    }
}
