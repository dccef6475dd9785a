/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web pages that may connect to the local stream. */
class OriginTest {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 8808);

    private static final InetSocketAddress NETWORK = new InetSocketAddress("192.0.2.7", 8808);

    @Test
    void aClientThatIsNoPageIsAllowed() {
        assertThat(Origin.isAllowed(request("127.0.0.1:8808", null), LOOPBACK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8808, http://127.0.0.1:8808",
        "localhost:8808, http://localhost:3000",
        "[::1]:8808, http://[::1]:8808",
        "stream:8808, http://stream:8808",
    })
    void aPageOfThisMachineIsAllowed(String host, String origin) {
        assertThat(Origin.isAllowed(request(host, origin), LOOPBACK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8808, https://example.com",
        "127.0.0.1:8808, https://localhost.example.com",
        "127.0.0.1:8808, null",
        "127.0.0.1:8808, file://",
        "127.0.0.1:8808, not a URI",
        "rebound.example.com:8808, http://rebound.example.com:8808",
    })
    void aPageOfAnotherSiteIsRejected(String host, String origin) {
        assertThat(Origin.isAllowed(request(host, origin), LOOPBACK)).isFalse();
    }

    @Test
    void aClientInTheNetworkMayNameTheAddressThatItConnectsTo() {
        HttpRequest request = request("stream.example.com:8808", "http://stream.example.com:8808");

        assertThat(Origin.isAllowed(request, NETWORK)).isTrue();
        assertThat(Origin.isAllowed(request("192.0.2.7:8808", "http://example.com"), NETWORK))
                .isFalse();
    }

    private static HttpRequest request(String host, String origin) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.headers().set(HttpHeaderNames.HOST, host);
        if (origin != null) {
            request.headers().set(HttpHeaderNames.ORIGIN, origin);
        }
        return request;
    }
}
