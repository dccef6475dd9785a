/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.List;

/** A handshake that was rejected. */
public final class Rejected {

    private final HttpResponse<?> response;

    private Rejected(HttpResponse<?> response) {
        this.response = response;
    }

    public static Rejected by(Runnable connect) {
        Throwable thrown = catchThrowable(connect::run);
        assertThat(thrown).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return new Rejected(((WebSocketHandshakeException) thrown.getCause()).getResponse());
    }

    public void with(int status, String... words) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .satisfies(
                        body ->
                                assertThat(List.of(words))
                                        .allMatch(String.valueOf(body)::contains));
    }

    public HttpResponse<?> response() {
        return response;
    }
}
