/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An 8x8 region and the host of its event stream (8x8, Connection; newer pages use the second
 * names). 8x8 adds regions without notice; for a region that is not listed here, use {@code
 * serviceUrl}.
 */
public enum Region {
    /** Europe, London. Also UK3. */
    EUW2("pulsar-ws-euw2.8x8.com", "UK3"),
    /** United States, east. Also USE1. */
    US1("pulsar-ws-use1.8x8.com", "USE1"),
    /** United States, west. Also USW2. */
    US2("pulsar-ws-usw2.8x8.com", "USW2");

    /** Anything else may be a key that was written into the wrong option. */
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9 -]{0,12}");

    private static final String ADVICE =
            known()
                    + "; for any other region set serviceUrl to wss:// and the host that 8x8 names"
                    + " for it";

    private final String host;
    private final String otherName;

    Region(String host, String otherName) {
        this.host = host;
        this.otherName = otherName;
    }

    /** {@return the address of the region's event stream, on the standard port} */
    public ServiceUrl serviceUrl() {
        return ServiceUrl.parse("wss://" + host);
    }

    /**
     * Finds a region by either of its names, in any case.
     *
     * @param name the region's name, such as {@code EUW2} or {@code UK3}
     * @return the region
     * @throws IllegalArgumentException if no region has the name; the message lists the valid names
     */
    public static Region of(String name) {
        TopicName.requireNoQuotes("region", name);
        String wanted = name.trim().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(region -> region.name().equals(wanted) || region.otherName.equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                REGION.matcher(name).matches()
                                        ? InvalidOption.of(
                                                "region", name, "which is not one of " + ADVICE)
                                        : InvalidOption.withoutValue(
                                                "region",
                                                "has a value that is not shown, since it may be a"
                                                        + " secret, and which is not one of "
                                                        + ADVICE));
    }

    private static String known() {
        return Stream.of(values())
                .map(region -> region.name() + "/" + region.otherName)
                .collect(Collectors.joining(", "));
    }
}
