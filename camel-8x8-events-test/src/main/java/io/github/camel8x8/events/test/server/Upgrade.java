/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.broker.ConsumerOptions;
import io.github.camel8x8.events.test.broker.StartPosition;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Upgrades an authorized request to a conversation. */
final class Upgrade {

    /**
     * Larger than the limit for close code 1009, so that a frame over that limit can still be read.
     */
    private static final int MAX_FRAME = 16 * 1024 * 1024;

    private static final int FLUSH_AFTER = 256;

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Desk desk;
    private final Target target;
    private final Query query;
    private final Failures failures;

    Upgrade(Desk desk, Target target, Query query, Failures failures) {
        this.desk = desk;
        this.target = target;
        this.query = query;
        this.failures = failures;
    }

    /**
     * Upgrades the request. Sets the position in the topic before answering, so that the client
     * misses no message.
     *
     * @throws RejectedUpgradeException if the upgrade is rejected
     */
    void perform(ChannelHandlerContext context, FullHttpRequest request) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(
                                request.uri(),
                                null,
                                WebSocketDecoderConfig.newBuilder()
                                        .maxFramePayloadLength(MAX_FRAME)
                                        .build())
                        .newHandshaker(request);
        Channel channel = context.channel();
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
            return;
        }
        ClientConnection client = client(channel, request);
        Conversation conversation = converse(client, channel);
        client.onProgress(conversation::progress);
        desk.connected(client);
        SocketHandler socket =
                new SocketHandler(
                        client, conversation, desk.settings(), () -> desk.disconnected(client));
        prepare(channel.pipeline(), socket);
        HttpHeaders headers =
                new DefaultHttpHeaders()
                        .set(HttpHeaderNames.DATE, HTTP_DATE.format(Instant.now()))
                        .set(HttpHeaderNames.SERVER, "Jetty(9.4.58.v20250814)");
        ChannelFuture done = handshaker.handshake(channel, request, headers, channel.newPromise());
        context.pipeline().remove(context.handler());
        done.addListener(
                future -> {
                    if (future.isSuccess()) {
                        socket.open(channel.pipeline().context(socket));
                    } else {
                        channel.close();
                    }
                });
    }

    private ClientConnection client(Channel channel, FullHttpRequest request) {
        FaultPlan plan = new FaultPlan();
        List<FaultPlan> plans =
                target.endpoint() == Endpoint.PRODUCER ? List.of() : List.of(plan, desk.plan());
        FrameGate gate = new FrameGate(channel, desk.writer(), plans);
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
        ConnectionRequest asked =
                new ConnectionRequest(
                        target.endpoint(),
                        target.topic(),
                        target.subscription(),
                        query.values(),
                        headers,
                        Instant.now());
        return new ClientConnection(asked, desk.thread(), gate, plan);
    }

    private Conversation converse(ClientConnection client, Channel channel) {
        Broker broker = desk.broker();
        return switch (target.endpoint()) {
            case READER -> {
                int queue = failures.query(() -> ReaderQuery.receiverQueueSize(query));
                StartPosition start = failures.query(() -> ReaderQuery.start(query));
                yield new ReaderConversation(
                        failures.broker(
                                () -> broker.read(target.topic(), start, queue, client.gate())),
                        client);
            }
            case CONSUMER -> {
                ConsumerOptions options = failures.query(() -> ConsumerQuery.options(query));
                String subscription = String.valueOf(target.subscription());
                yield new ConsumerConversation(
                        failures.broker(
                                () ->
                                        broker.subscribe(
                                                target.topic(),
                                                subscription,
                                                options,
                                                client.gate())),
                        client);
            }
            case PRODUCER -> {
                ProducerSettings settings = failures.query(() -> ProducerSettings.of(query));
                failures.broker(
                        () -> {
                            broker.checkProducer(target.topic());
                            return true;
                        });
                yield new ProducerConversation(broker, client, settings, channel.eventLoop());
            }
        };
    }

    private void prepare(ChannelPipeline pipeline, SocketHandler socket) {
        long idle = desk.settings().idleTimeout().toMillis();
        pipeline.addBefore(
                WebSocketServer.HTTP,
                "idle",
                new IdleStateHandler(0, 0, idle, TimeUnit.MILLISECONDS));
        pipeline.addBefore(
                WebSocketServer.HTTP, "flush", new FlushConsolidationHandler(FLUSH_AFTER, true));
        pipeline.addLast(new WebSocketFrameAggregator(MAX_FRAME));
        pipeline.addLast(socket);
    }
}
