/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;

/** Explains a rejected upgrade and what to check, with one sentence per HTTP status. */
public final class RejectionText {

    private RejectionText() {}

    /**
     * The message of a rejection, with the fix.
     *
     * @param acceptedBefore whether the service has accepted this stream before
     */
    public static String of(
            UpgradeRejection rejection, StreamOptions options, boolean acceptedBefore) {
        String who = rejection.byProxy() ? "The HTTP proxy" : options.service().toString();
        return who
                + " rejected with HTTP "
                + rejection.status()
                + serverSays(rejection)
                + ": "
                + advice(rejection, options, acceptedBefore);
    }

    private static String advice(
            UpgradeRejection rejection, StreamOptions options, boolean acceptedBefore) {
        TopicName topic = options.topic();
        if (rejection.byProxy()) {
            return rejection.status() == 407
                    ? "check proxyUsername and proxyPassword"
                    : "check proxyHost and proxyPort, and whether it may reach the service";
        }
        return switch (rejection.status()) {
            case 400 ->
                    "the server did not understand the request; check subscription, and the options sent"
                            + " with it";
            case 401 ->
                    "check apiKey and tenant '"
                            + topic.tenant()
                            + "' (a new Contact Center token makes the old one invalid)";
            case 403 -> "the apiKey has no permission for topic " + topic;
            case 404 ->
                    "check serviceUrl or region, tenant '"
                            + topic.tenant()
                            + "', namespace '"
                            + topic.namespace()
                            + "' and topic '"
                            + topic.topic()
                            + "'";
            case 405 -> "serviceUrl reaches something that does not speak WebSocket there";
            case 409 ->
                    "the subscription is in use: another Exclusive consumer is connected, or an old"
                            + " connection still counts (up to 5 minutes), or subscriptionType differs"
                            + " from the one it was made with";
            case 414, 431 ->
                    "the request is too long; shorten readerName, consumerName or subscription";
            case 429 -> "too many requests; fewer connections, or a greater reconnectDelay";
            case 500 ->
                    acceptedBefore
                            ? "the server failed; it accepted this stream before, so the options are"
                                    + " not the cause"
                            : "the server failed; on Pulsar 4.0 a reader with a wrong tenant '"
                                    + topic.tenant()
                                    + "', namespace '"
                                    + topic.namespace()
                                    + "' or topic '"
                                    + topic.topic()
                                    + "' is answered like this too";
            case 502, 503, 504 -> "the service is not available at the moment";
            default ->
                    rejection.status() >= 300 && rejection.status() < 400
                            ? "redirects are not followed, since the API key would go to another host;"
                                    + " set serviceUrl to the host itself"
                            : "that is not an answer to a WebSocket upgrade; check serviceUrl and the proxy";
        };
    }

    private static String serverSays(UpgradeRejection rejection) {
        String message = ServerMessage.in(rejection.body());
        return message.isEmpty() ? "" : " (" + message + ")";
    }
}
