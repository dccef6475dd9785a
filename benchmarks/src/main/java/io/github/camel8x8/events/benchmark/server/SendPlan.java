/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The events that a topic of the server sends, as specified by the topic's name.
 *
 * @param limit the maximum number of events
 * @param eventsPerSecond the rate; 0 for as fast as the window allows
 * @param unpaced the number of events before that, sent as fast as the window allows
 * @param stampEvery one of this many events contains its send time; 0 for none
 * @param escaped whether the ids are written with an escape, which only a general JSON parser reads
 */
record SendPlan(long limit, int eventsPerSecond, long unpaced, int stampEvery, boolean escaped) {

    private static final Pattern FIRST = Pattern.compile("first-(\\d{1,12})");
    private static final Pattern PACED = Pattern.compile("paced-(\\d{1,6})-after-(\\d{1,12})");

    /** One of this many events of the topic {@code stamped} contains its send time. */
    private static final int STAMP_EVERY = 1000;

    /**
     * Parses a topic's name: {@code endless}, {@code escaped} (endless, with an escape in each id),
     * {@code first-N} (only that many), {@code stamped} (endless, and one of a thousand contains
     * its send time), {@code paced-N-after-M} (N per second, each with the time at which it should
     * have been sent, after M others at full speed) or {@code nothing}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static SendPlan of(String topic) {
        Matcher first = FIRST.matcher(topic);
        Matcher paced = PACED.matcher(topic);
        if (first.matches()) {
            return new SendPlan(Long.parseLong(first.group(1)), 0, 0, 0, false);
        }
        if (paced.matches()) {
            return new SendPlan(
                    Long.MAX_VALUE,
                    Integer.parseInt(paced.group(1)),
                    Long.parseLong(paced.group(2)),
                    0,
                    false);
        }
        return switch (topic) {
            case "endless" -> new SendPlan(Long.MAX_VALUE, 0, 0, 0, false);
            case "escaped" -> new SendPlan(Long.MAX_VALUE, 0, 0, 0, true);
            case "stamped" -> new SendPlan(Long.MAX_VALUE, 0, 0, STAMP_EVERY, false);
            case "nothing" -> new SendPlan(0, 0, 0, 0, false);
            default ->
                    throw new IllegalArgumentException(
                            "No topic '%s'. Use endless, escaped, first-N, stamped, paced-N-after-M or nothing"
                                    .formatted(topic));
        };
    }

    /** Whether the event with this number, from 0, has a due time. */
    boolean isPaced(long number) {
        return eventsPerSecond > 0 && number >= unpaced;
    }

    /** The number of events without a time, from this one on, including it. */
    long untilStamp(long number) {
        if (eventsPerSecond > 0) {
            return unpaced - number;
        }
        return stampEvery == 0 ? Long.MAX_VALUE : stampEvery - number % stampEvery;
    }
}
