/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Sets all loggers to TRACE and records every line, with stack traces, until it is closed. */
public final class EveryLogger implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final Map<String, Appender> appenders = Map.copyOf(root.getAppenders());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public EveryLogger() {
        appenders.keySet().forEach(root::removeAppender); // keeps the build output short
        Appender keeping =
                new AbstractAppender("lines", null, null, false, Property.EMPTY_ARRAY) {
                    @Override
                    public void append(LogEvent event) {
                        lines.add(text(event));
                    }
                };
        keeping.start();
        root.addAppender(keeping, Level.TRACE, null);
        root.setLevel(Level.TRACE);
        context.updateLoggers();
    }

    /** Every line so far. */
    public List<String> lines() {
        return lines;
    }

    private static String text(LogEvent event) {
        StringWriter text = new StringWriter();
        text.append(event.getLevel() + " " + event.getLoggerName() + " ");
        text.append(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    @Override
    public void close() {
        root.removeAppender("lines");
        appenders.values().forEach(appender -> root.addAppender(appender, null, null));
        root.setLevel(before);
        context.updateLoggers();
    }
}
