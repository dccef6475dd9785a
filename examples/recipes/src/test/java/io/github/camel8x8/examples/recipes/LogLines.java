/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The log as the example shows it, without the component's INFO lines, until closed. */
final class LogLines implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final Collector collector = new Collector();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {}

    static LogLines start() {
        LogLines log = new LogLines();
        log.collector.start();
        log.root.addAppender(log.collector, null, null);
        log.root.setLevel(Level.WARN);
        log.context.updateLoggers();
        return log;
    }

    /** Each line as level and text; a stack trace adds the name of its exception. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.removeAppender(collector.getName());
        root.setLevel(before);
        context.updateLoggers();
    }

    private final class Collector extends AbstractAppender {

        Collector() {
            super("lines", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            String trace = event.getThrown() == null ? "" : " " + event.getThrown();
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage() + trace);
        }
    }
}
