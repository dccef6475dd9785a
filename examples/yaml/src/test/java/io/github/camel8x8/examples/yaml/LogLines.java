/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What is logged under one name, until closed. */
final class LogLines implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final String logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(String logger) {
        this.logger = logger;
    }

    static LogLines of(String logger) {
        LogLines log = new LogLines(logger);
        Collector collector = log.new Collector();
        collector.start();
        LoggerConfig config = new LoggerConfig(logger, Level.INFO, false);
        config.addAppender(collector, Level.INFO, null);
        Configuration configuration = log.context.getConfiguration();
        configuration.addLogger(logger, config);
        log.context.updateLoggers();
        return log;
    }

    /** What the error handlers of routes log. */
    static LogLines ofErrorHandler() {
        return of("org.apache.camel.processor.errorhandler.DefaultErrorHandler");
    }

    /** Waits until this is the last line. */
    void awaitLast(String line) {
        await(line)
                .atMost(LIMIT)
                .until(() -> !lines.isEmpty() && lines.get(lines.size() - 1).equals(line));
    }

    /** Waits until a line contains this. */
    void awaitLineWith(String text) {
        await(text).atMost(LIMIT).until(() -> lines.stream().anyMatch(line -> line.contains(text)));
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(logger);
        context.updateLoggers();
    }

    /** Keeps the messages. */
    private final class Collector extends AbstractAppender {

        Collector() {
            super(logger, null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    }
}
