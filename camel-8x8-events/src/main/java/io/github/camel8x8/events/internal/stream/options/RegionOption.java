/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.internal.text.NameSuggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The option {@code region}: a region by either of its names, a cluster, or the host of the
 * cluster's Configuration Manager, in any case. Customers see only the last one, in the address bar
 * of a browser, so a whole address is accepted too.
 */
public final class RegionOption {

    private static final String OPTION = "region";

    private static final Pattern CONFIGURATION_MANAGER =
            Pattern.compile(
                    "(?is)(?:https?://)?vcc-([a-z0-9-]{1,20})\\.8x8\\.com(?::\\d+)?(?:[/?#].*)?");

    /** Anything else may be a key that was written into the wrong option. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 -]{0,12}");

    private static final String ADVICE =
            "; for any other region set serviceUrl to wss:// and the host that 8x8 names for it";

    private RegionOption() {}

    /**
     * Finds the region that a value of the option refers to.
     *
     * @param value such as {@code EUW2}, {@code UK3}, {@code NA12}, {@code vcc-na12.8x8.com} or
     *     {@code https://vcc-na12.8x8.com/}
     * @return the region
     * @throws IllegalArgumentException if there is no such region, or 8x8 has no event stream for
     *     it yet; the message lists valid names, and the most similar ones
     */
    public static Region parse(String value) {
        TopicName.requireNoQuotes(OPTION, value);
        Matcher host = CONFIGURATION_MANAGER.matcher(value.trim());
        boolean isHost = host.matches();
        String name = (isHost ? host.group(1) : value.trim()).toUpperCase(Locale.ROOT);
        return Arrays.stream(Region.values())
                .filter(region -> region.isNamed(name))
                .findFirst()
                .orElseThrow(() -> noRegion(isHost ? host(name) : value, name));
    }

    /** The rest of an address may contain a secret. */
    private static String host(String cluster) {
        return "vcc-" + cluster.toLowerCase(Locale.ROOT) + ".8x8.com";
    }

    private static IllegalArgumentException noRegion(String shown, String name) {
        for (PendingRegion region : PendingRegion.values()) {
            boolean isRegion = region.name().equals(name);
            if (isRegion || region.clusters().contains(name)) {
                return InvalidOption.of(
                        OPTION,
                        shown,
                        "which is "
                                + (isRegion ? "a region" : "a cluster of the region " + region)
                                + " that has no endpoint yet; when 8x8 names its host, set"
                                + " serviceUrl to wss:// and that host");
            }
        }
        boolean showable = shown.equals(host(name)) || NAME.matcher(shown).matches();
        return showable
                ? InvalidOption.of(
                        OPTION, shown, "which is not one of " + known() + similar(name) + ADVICE)
                : InvalidOption.withoutValue(
                        OPTION,
                        "has a value that is not shown, since it may be a secret, and which is not"
                                + " one of "
                                + known()
                                + ADVICE);
    }

    private static String known() {
        return Stream.of(Region.values())
                .map(region -> region.name() + "/" + region.otherName())
                .collect(Collectors.joining(", ", "", " or their clusters"));
    }

    private static String similar(String name) {
        List<String> similar = NameSuggestion.closest(name, names());
        return similar.isEmpty() ? "" : " (did you mean " + String.join(" or ", similar) + "?)";
    }

    /** Includes pending ones: a misspelled name of such a region is not similar to another one. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(Region.NAMES.split(",")));
        for (PendingRegion region : PendingRegion.values()) {
            names.add(region.name());
            names.addAll(region.clusters());
        }
        return names;
    }
}
