/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.RejectionText;
import io.github.camel8x8.events.internal.stream.transport.UpgradeRejection;
import io.github.camel8x8.events.options.SubscriptionType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The message of the component for each HTTP status, for the documentation.
 *
 * @param status as shown to a user
 * @param sentence the component's message
 * @param outcome the result of a route's start
 */
public record StatusSentences(String status, String sentence, String outcome) {

    private static final String SERVICE = "wss://example.org rejected with ";
    private static final String PROXY = "The HTTP proxy rejected with ";

    /** All statuses that have a separate message, in numerical order. */
    public static List<StatusSentences> all() {
        Stream<StatusSentences> service =
                Stream.of(302, 400, 401, 403, 404, 405, 409, 414, 429, 431, 500, 502, 503, 504)
                        .map(status -> of(new UpgradeRejection(status, false, null, ""), SERVICE));
        Stream<StatusSentences> proxy =
                Stream.of(407, 502)
                        .map(status -> of(new UpgradeRejection(status, true, null, ""), PROXY));
        return Stream.concat(service, proxy).toList();
    }

    private static StatusSentences of(UpgradeRejection rejection, String before) {
        String sentence =
                RejectionText.of(rejection, TestOptions.reader(ReaderApi.LATEST).build(), false);
        boolean reader = rejection.isPermanent(new ReaderApi(ReaderApi.LATEST, null));
        boolean consumer =
                rejection.isPermanent(
                        TestOptions.subscription(SubscriptionType.Exclusive).build().api());
        String status = rejection.status() == 302 ? "3xx" : String.valueOf(rejection.status());
        return new StatusSentences(
                status + (rejection.byProxy() ? " of the proxy" : ""),
                sentence.substring(before.length() + "HTTP 302: ".length()),
                reader == consumer
                        ? outcome(reader)
                        : "with a subscription, "
                                + outcome(consumer)
                                + "; otherwise, "
                                + outcome(reader));
    }

    private static String outcome(boolean permanent) {
        return permanent ? "the start fails" : "the route starts and keeps retrying";
    }
}
