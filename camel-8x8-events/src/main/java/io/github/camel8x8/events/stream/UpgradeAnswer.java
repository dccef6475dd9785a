/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the server answers to the upgrade, seen before AsyncHttpClient, which keeps too little. */
final class UpgradeAnswer {

    private @Nullable RefusedUpgrade refused;
    private boolean notHttp;

    /** Whether the message belongs to an answer that is no upgrade; AHC shall not see it. */
    boolean isRefusal(Object message) {
        if (message instanceof HttpResponse response) {
            notHttp = response.decoderResult().isFailure();
            if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                refused = new RefusedUpgrade(response);
            }
        }
        return notHttp || refused != null;
    }

    /** Takes a message of a refusal; says whether it was the last that is of interest. */
    boolean complete(Object message) {
        RefusedUpgrade upgrade = refused;
        if (notHttp || upgrade == null) {
            return true;
        }
        if (message instanceof HttpContent content) {
            upgrade.add(content.content());
            return content instanceof LastHttpContent || upgrade.isFull();
        }
        return false;
    }

    /** Why there is no session: the refusal, as far as it has come, else the other cause. */
    Throwable failure(Throwable otherwise) {
        RefusedUpgrade upgrade = refused;
        if (notHttp) {
            return new IOException("the answer is not HTTP");
        }
        return upgrade == null ? otherwise : upgrade.asException();
    }

    /** "keep-alive, Upgrade" is as good an answer, but AsyncHttpClient takes only the one word. */
    static void normalise(Object message) {
        if (message instanceof HttpResponse response
                && response.headers()
                        .containsValue(
                                HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        }
    }
}
