/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.DeadLetter;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.RegionOption;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that the options of both APIs accept, and the errors for the others. */
class OptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "CAUQADAA", "CAUQlgE=", "CAUQlgE"})
    void aReaderStartsAtEitherEndOrAfterAnId(String start) {
        assertThat(new ReaderApi(start, null).start()).isEqualTo(start);
    }

    /** The server answers each of these with an HTTP 500 without a reason. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latest",
                "EARLIEST",
                "!!!!",
                "abc",
                "12345",
                "5:10",
                "AAAA",
                "",
                "CAUQ ADAA"
            })
    void anyOtherStartIsRejectedBeforeTheServerSeesIt(String start) {
        rejected(
                () -> new ReaderApi(start, null),
                "Option messageId has the value '" + start + "'",
                "neither earliest nor latest nor a Pulsar message id",
                "%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aSubscriptionHasAName(String name) {
        rejected(() -> subscription(name), "Option subscription");
    }

    @Test
    void aPriorityIsNotBelowZero() {
        rejected(() -> priorityAndAckTimeout(-1, null), "Option priorityLevel has the value '-1'");
        assertThatCode(() -> priorityAndAckTimeout(0, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, -1, -1000, 2147483648L, Long.MAX_VALUE, Long.MIN_VALUE})
    void anAckTimeoutBelowTheServersMinimumIsRejected(long millis) {
        rejected(
                () -> priorityAndAckTimeout(null, Duration.ofMillis(millis)),
                "Option ackTimeoutMillis has the value '" + millis + "'",
                "0 (never) or 1000 to 2147483647");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 60_000, Integer.MAX_VALUE})
    void anAckTimeoutIsNeverOrASecondOrMore(long millis) {
        assertThatCode(() -> priorityAndAckTimeout(null, Duration.ofMillis(millis)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2147483648L, Long.MAX_VALUE})
    void aRedeliveryDelayIsOneThatTheServerReads(long millis) {
        rejected(
                () ->
                        TestOptions.consumer(
                                SubscriptionType.Shared, Duration.ofMillis(millis), null, false),
                "Option negativeAckRedeliveryDelay has the value '" + millis + "'",
                "0 to 2147483647 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aSubscriptionIsNotAPath(String name) {
        rejected(() -> subscription(name), "Option subscription has the value '" + name + "'");
    }

    @Test
    void theRedeliveryDelayIsTheServersIfNoneIsGiven() {
        assertThat(
                        TestOptions.consumer(SubscriptionType.Exclusive, null, null, false)
                                .redeliveryDelay())
                .hasMinutes(1);
        assertThat(
                        TestOptions.consumer(SubscriptionType.Exclusive, Duration.ZERO, null, false)
                                .redeliveryDelay())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"Exclusive", "Failover"})
    void deadLettersAreRejectedIfPulsarNeverMakesThem(SubscriptionType type) {
        rejected(
                () -> TestOptions.consumer(type, null, new DeadLetter(3, null), false),
                "Option maxRedeliverCount has the value '3'",
                type.toString(),
                "Shared or Key_Shared");
    }

    @ParameterizedTest
    @EnumSource(names = {"Shared", "Key_Shared"})
    void deadLettersAreAcceptedIfPulsarMakesThem(SubscriptionType type) {
        assertThat(TestOptions.consumer(type, null, new DeadLetter(3, "dead"), false).deadLetter())
                .isEqualTo(new DeadLetter(3, "dead"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aMessageIsRedeliveredAtLeastOnceBeforeItIsDeadLettered(int count) {
        rejected(
                () -> new DeadLetter(count, null),
                "Option maxRedeliverCount has the value '" + count + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void aWindowOutsideTheServersRangeIsRejected(int size) {
        rejected(
                () -> TestOptions.reader("latest").window(size).build(),
                "Option receiverQueueSize has the value '" + size + "'",
                "1 to 1000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 0, connectTimeout, 1 to 86400000 ms",
        "1, 0, 1, 1, 0, pingInterval, 1 to 86400000 ms",
        "1, 1, -5, 1, 0, pongTimeout, 1 to 86400000 ms",
        "1, 1, 1, 0, 0, closeTimeout, 1 to 86400000 ms",
        "1, 1, 1, 1, -1, idleReconnect, 0 (never) to 31536000000 ms",
        "86400001, 1, 1, 1, 0, connectTimeout, 1 to 86400000 ms",
        "9223372036854775807, 1, 1, 1, 0, connectTimeout, 1 to 86400000 ms",
        "1, 9223372036854775807, 1, 1, 0, pingInterval, 1 to 86400000 ms",
        "1, 1, 9223372036854775807, 1, 0, pongTimeout, 1 to 86400000 ms",
        "1, 1, 1, 9223372036854775807, 0, closeTimeout, 1 to 86400000 ms",
        "1, 1, 1, 1, 9223372036854775807, idleReconnect, 0 (never) to 31536000000 ms"
    })
    void aTimeoutOutOfItsRangeIsRejectedByItsName(
            long connect,
            long ping,
            long pong,
            long close,
            long idle,
            String option,
            String range) {
        rejected(
                () ->
                        new Timeouts(
                                Duration.ofMillis(connect),
                                Duration.ofMillis(ping),
                                Duration.ofMillis(pong),
                                Duration.ofMillis(close),
                                Duration.ofMillis(idle)),
                "Option " + option + " has the value '",
                "but must be " + range);
    }

    @Test
    void aDurationThatMillisecondsCannotCountIsRejectedLikeAnyOther() {
        rejected(
                () ->
                        new Timeouts(
                                Duration.ofSeconds(Long.MAX_VALUE),
                                Duration.ofMillis(1),
                                Duration.ofMillis(1),
                                Duration.ofMillis(1),
                                Duration.ZERO),
                "Option connectTimeout has the value 'PT2562047788015215H30M7S'");
    }

    @Test
    void theLongestTimeoutsConnect() {
        assertThatCode(
                        () ->
                                new Timeouts(
                                        Timeouts.MAX,
                                        Timeouts.MAX,
                                        Timeouts.MAX,
                                        Timeouts.MAX,
                                        Duration.ofDays(365)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {86_400_001, Long.MAX_VALUE})
    void aLongestReconnectDelayOutOfItsRangeIsRejected(long millis) {
        rejected(
                () -> new Backoff(Duration.ofSeconds(1), Duration.ofMillis(millis), 2, -1),
                "Option reconnectMaxDelay has the value '" + millis + "'",
                "1 to 86400000 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://robot:pa55word@proxy.local:3128",
                "robot:pa55word@proxy.local",
                "http://robot:pa55/word@proxy.local",
                "//robot:pa55word@proxy.local"
            })
    void aPasswordInProxyHostIsNotShown(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpProxy(host, 3128, null, null))
                .withMessageContaining("proxyUsername and proxyPassword")
                .withMessageNotContainingAny("pa55", "word@", "robot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.local:3128", "proxy.local/", "pro xy", "proxy\nlocal"})
    void aProxyHostIsAHostAlone(String host) {
        rejected(() -> new HttpProxy(host, 3128, null, null), "Option proxyHost", "proxyPort");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.local", "10.1.2.3", "::1", "[2001:db8::1]", "fe80::1%eth0", "prøxy"})
    void aProxyHostIsANameOrAnAddress(String host) {
        assertThat(new HttpProxy(host, 3128, null, null).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eght_secret", "dGVuYW50OnRva2Vu+/8=", "tenant01:0123456789"})
    void aKeyInTheRegionIsNotShown(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionOption.parse(key))
                .withMessageContaining("EUW2/UK3")
                .withMessageNotContaining(key);
    }

    @Test
    void aKeyOfTheAdminConsoleIsShownByNoOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderApi("eght_secret", null))
                .withMessageStartingWith(
                        "Option messageId has a value that looks like an API key and is not shown")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://proxy.local", "http://proxy.local", "", " "})
    void aProxyIsAHostNameWithoutAScheme(String host) {
        rejected(
                () -> new HttpProxy(host, 3128, null, null),
                "Option proxyHost has the value '" + host + "'",
                "SOCKS is not supported");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void aProxysPortIsInRange(int port) {
        rejected(
                () -> new HttpProxy("proxy.local", port, null, null),
                "Option proxyPort has the value '" + port + "'");
    }

    @Test
    void aProxyDoesNotShowItsCredentials() {
        assertThat(new HttpProxy("proxy.local", 3128, "robot", "secret"))
                .hasToString("HttpProxy[proxy.local:3128]");
    }

    private static void priorityAndAckTimeout(Integer priorityLevel, Duration ackTimeout) {
        new ConsumerApi(
                "billing",
                SubscriptionType.Shared,
                SubscriptionMode.Durable,
                InitialPosition.Latest,
                null,
                priorityLevel,
                ackTimeout,
                null,
                null,
                false);
    }

    private static void rejected(ThrowingCallable call, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .satisfies(rejection -> assertThat(rejection.getMessage()).contains(words));
    }

    private static ConsumerApi subscription(String name) {
        return new ConsumerApi(
                name,
                SubscriptionType.Shared,
                SubscriptionMode.Durable,
                InitialPosition.Latest,
                null,
                null,
                null,
                null,
                null,
                false);
    }
}
