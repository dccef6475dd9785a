/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.UnusableKeyException;
import io.github.camel8x8.events.internal.text.ForeignText;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed without an HTTP response.
 *
 * @param root the innermost cause, which describes the reason best
 * @param error the outermost {@link Error} among the causes, or null
 */
record Failure(Throwable root, @Nullable Error error) {

    static Failure of(Throwable cause) {
        Throwable root = cause;
        Error error = null;
        while (true) {
            if (error == null && root instanceof Error found) {
                error = found;
            }
            Throwable next = root.getCause();
            if (next == null || next == root) {
                return new Failure(root, error);
            }
            root = next;
        }
    }

    /** Whether a retry cannot succeed, because a class or method cannot be linked. */
    boolean isPermanent() {
        return error instanceof LinkageError;
    }

    /** Contains no secret, unless the cause's message does. */
    String description() {
        String text = nameAndMessage(root);
        if (error != null && error != root) {
            text = error.getClass().getSimpleName() + ", caused by " + text;
        }
        return isOfEngine() ? text + "; on the class path are " + ClassPathCheck.found() : text;
    }

    /** The beginning of the sentence: the unreachable address, and the proxy if there is one. */
    String place(StreamOptions options) {
        HttpProxy proxy = options.proxy();
        if (proxy == null) {
            return "Cannot connect to " + options.service();
        }
        String address = proxy.host() + ":" + proxy.port();
        // With a proxy, the client resolves and connects to the proxy only.
        return isUnreachable()
                ? "Cannot connect to the HTTP proxy "
                        + address
                        + " on the way to "
                        + options.service()
                : "Cannot connect to " + options.service() + " through the HTTP proxy " + address;
    }

    /** The end of the sentence: advice, or empty if the cause is sufficient. */
    String advice(StreamOptions options) {
        String text = String.valueOf(root.getMessage());
        if (options.proxy() != null && isUnreachable()) {
            return "; check proxyHost and proxyPort";
        }
        if (root instanceof NotSslRecordException) {
            return "; the server does not speak TLS at this port, so check the port of serviceUrl";
        }
        if (!options.service().secure() && text.equals(UpgradeResponse.NOT_HTTP)) {
            return "; if the server speaks TLS at this port, use wss:// in serviceUrl";
        }
        if (text.contains("unable to find valid certification path")) {
            return "; the JVM does not trust the authority of the server's certificate, which can"
                    + " be that of a proxy that inspects TLS: set sslContextParameters, or add the"
                    + " authority to the JVM's trust store";
        }
        if (text.startsWith("No subject alternative") || text.startsWith("No name matching")) {
            return "; the server's certificate is for another host, so check serviceUrl";
        }
        return "";
    }

    private boolean isUnreachable() {
        return root instanceof java.net.ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException
                || root instanceof UnresolvedAddressException;
    }

    /** False if a user-supplied class is missing, such as one that apiKeyProvider needs. */
    private boolean isOfEngine() {
        if (!(error instanceof LinkageError)) {
            return false;
        }
        String text = error + " " + root;
        return text.contains("netty") || text.contains("asynchttpclient");
    }

    private static String nameAndMessage(Throwable cause) {
        if (cause instanceof UnusableKeyException) {
            return String.valueOf(cause.getMessage()); // a sentence for users
        }
        // The JVM's message differs between attempts, and each would be a separate log line.
        String text =
                cause instanceof UnknownHostException
                        ? "the name of the host cannot be resolved"
                        : cause.getMessage();
        return cause.getClass().getSimpleName() + (text == null ? "" : ": " + ForeignText.of(text));
    }
}
