/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scheme, host and port of an event stream.
 *
 * @param secure whether it is {@code wss}
 * @param host the host name or address; an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record ServiceUrl(boolean secure, String host, int port) {

    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    /**
     * Parses {@code wss://host[:port]}, or {@code ws://} with a loopback host. An unencrypted URL
     * with any other host is rejected, since it would expose the API key.
     *
     * @param text the URL
     * @return the URL
     * @throws IllegalArgumentException if it is anything else
     */
    public static ServiceUrl parse(String text) {
        URI uri = uri(text);
        String scheme = uri == null || uri.getScheme() == null ? "" : uri.getScheme();
        boolean secure = scheme.equalsIgnoreCase("wss");
        if (uri == null || uri.getHost() == null || !(secure || scheme.equalsIgnoreCase("ws"))) {
            throw InvalidOption.of(
                    "serviceUrl",
                    shown(text),
                    "which is not of the form wss://host[:port]"
                            + (scheme.toLowerCase(Locale.ROOT).startsWith("http")
                                    ? "; use wss:// instead of " + scheme + "://"
                                    : ""));
        }
        boolean bare =
                (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && uri.getRawUserInfo() == null;
        if (!bare) {
            throw InvalidOption.of(
                    "serviceUrl",
                    shown(text),
                    "which contains more than wss://host[:port]; the path is made from tenant,"
                            + " namespace and topic");
        }
        if (!secure && !isLoopback(uri.getHost())) {
            throw InvalidOption.of(
                    "serviceUrl",
                    shown(text),
                    "which would send the API key in clear; use wss:// (ws:// is for a loopback host)");
        }
        int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65535) {
            throw InvalidOption.of("serviceUrl", shown(text), "whose port is not 1 to 65535");
        }
        return new ServiceUrl(secure, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** The URL, with the port only if it is not the scheme's default. */
    @Override
    public String toString() {
        boolean standard = port == (secure ? 443 : 80);
        return (secure ? "wss://" : "ws://") + host + (standard ? "" : ":" + port);
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text.trim());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Without user info and query, which may contain a secret. */
    static String shown(String text) {
        return text.replaceFirst("(?s)[?#].*", "")
                .replaceFirst("(?s)^(\\s*[A-Za-z][\\w+.-]*://)?.*@", "$1");
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost") || IPV4_LOOPBACK.matcher(host).matches()) {
            return true;
        }
        if (!host.startsWith("[")) {
            return false; // never looked up: the address of a name can change
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
