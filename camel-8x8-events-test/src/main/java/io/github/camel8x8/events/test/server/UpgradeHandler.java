/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.fault.Rejection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request: with an upgrade, a page or a rejection. */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeHandler.class);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int URI_TOO_LONG = 414;
    private static final int MISDIRECTED = 421;
    private static final int HEADERS_TOO_LARGE = 431;

    private static final String KEY = "x-api-key";

    private final Desk desk;

    UpgradeHandler(Desk desk) {
        this.desk = desk;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Channel channel = context.channel();
        String path = request.uri().split("\\?", 2)[0];
        if (request.decoderResult().isFailure()) {
            boolean line = request.uri().equals("/bad-request");
            boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
            int status = line ? URI_TOO_LONG : HEADERS_TOO_LARGE;
            Responses.error(channel, tooLong ? status : 400, "", path);
            return;
        }
        Endpoint endpoint = Target.endpoint(path);
        if (endpoint == null) {
            answerPage(channel, request, path);
        } else if (!isUpgrade(request)) {
            Responses.error(
                    channel, NOT_ALLOWED, "HTTP method GET is not supported by this URL", path);
        } else if (!Origin.isAllowed(request, channel.localAddress())) {
            Responses.error(channel, FORBIDDEN, "Origin not allowed: a page of another site", path);
        } else {
            Rejection rejection = endpoint == Endpoint.PRODUCER ? null : desk.nextRejection();
            if (rejection == null) {
                upgrade(context, request, endpoint, path);
            } else if (rejection.status() > 0) {
                Responses.reject(channel, rejection);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A request failed", cause);
        context.close();
    }

    private void answerPage(Channel channel, HttpRequest request, String path) {
        if (Origin.isRebound(request, channel.localAddress())) {
            Responses.error(channel, MISDIRECTED, "The name of another site", path);
            return;
        }
        Pages.Page page = desk.pages().at(path);
        if (page == null) {
            Responses.error(channel, NOT_FOUND, "", path);
        } else {
            Responses.page(channel, page);
        }
    }

    private void upgrade(
            ChannelHandlerContext context,
            FullHttpRequest request,
            Endpoint endpoint,
            String path) {
        Query query = Query.of(request.uri());
        Failures failures = desk.failures(endpoint);
        try {
            Target target = failures.path(() -> Target.parse(endpoint, path));
            authorize(target, key(request, query));
            new Upgrade(desk, target, query, failures).perform(context, request);
        } catch (RejectedUpgradeException e) {
            Responses.error(context.channel(), e.status(), String.valueOf(e.getMessage()), path);
        }
    }

    private void authorize(Target target, @Nullable String key) {
        switch (desk.access().check(target.topic(), key)) {
            case UNAUTHENTICATED ->
                    throw new RejectedUpgradeException(UNAUTHORIZED, "Authentication required");
            case FORBIDDEN -> throw new RejectedUpgradeException(FORBIDDEN, "Not authorized");
            case GRANTED -> {
                // continue with the upgrade
            }
        }
    }

    /**
     * The key of a request. The name of the header is case-insensitive, that of the parameter is
     * not.
     */
    private static @Nullable String key(HttpRequest request, Query query) {
        String header = request.headers().get(KEY);
        return header == null ? query.text(KEY) : header;
    }

    private static boolean isUpgrade(HttpRequest request) {
        String upgrade = request.headers().get(HttpHeaderNames.UPGRADE, "");
        return upgrade.toLowerCase(Locale.ROOT).contains(HttpHeaderValues.WEBSOCKET);
    }
}
