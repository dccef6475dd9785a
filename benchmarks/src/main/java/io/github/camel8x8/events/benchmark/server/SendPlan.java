/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a topic of the server sends; the topic's name says it.
 *
 * @param limit how many events at most
 * @param eventsPerSecond at which rate; 0 for as fast as the window lets it
 * @param unpaced how many go before that as fast as the window lets them
 * @param stampEvery every how many events one tells its send time; 0 for none
 */
record SendPlan(long limit, int eventsPerSecond, long unpaced, int stampEvery) {

    private static final Pattern FIRST = Pattern.compile("first-(\\d{1,12})");
    private static final Pattern PACED = Pattern.compile("paced-(\\d{1,6})-after-(\\d{1,12})");

    /** How often an event of the topic {@code stamped} tells its send time. */
    private static final int STAMP_EVERY = 1000;

    /**
     * Reads a topic's name: {@code endless}, {@code first-N} (that many and no more), {@code
     * stamped} (endless, and one of a thousand tells its send time), {@code paced-N-after-M} (that
     * many a second, each with the time at which it should have been sent, after M others at full
     * speed) or {@code nothing}.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    static SendPlan of(String topic) {
        Matcher first = FIRST.matcher(topic);
        Matcher paced = PACED.matcher(topic);
        if (first.matches()) {
            return new SendPlan(Long.parseLong(first.group(1)), 0, 0, 0);
        }
        if (paced.matches()) {
            return new SendPlan(
                    Long.MAX_VALUE,
                    Integer.parseInt(paced.group(1)),
                    Long.parseLong(paced.group(2)),
                    0);
        }
        return switch (topic) {
            case "endless" -> new SendPlan(Long.MAX_VALUE, 0, 0, 0);
            case "stamped" -> new SendPlan(Long.MAX_VALUE, 0, 0, STAMP_EVERY);
            case "nothing" -> new SendPlan(0, 0, 0, 0);
            default ->
                    throw new IllegalArgumentException(
                            "No topic '%s'; there are endless, first-N, stamped, paced-N-after-M and nothing"
                                    .formatted(topic));
        };
    }

    /** Whether the event with this number, from 0, has a time at which it is due. */
    boolean isPaced(long number) {
        return eventsPerSecond > 0 && number >= unpaced;
    }

    /** How many events from this one on, itself included, go without a time. */
    long untilStamp(long number) {
        if (eventsPerSecond > 0) {
            return unpaced - number;
        }
        return stampEvery == 0 ? Long.MAX_VALUE : stampEvery - number % stampEvery;
    }
}
