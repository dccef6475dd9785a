/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The limit: one thread, no window, no position, no reconnect, and acknowledgements that are
 * flushed together. It also omits the check of the text's UTF-8, which costs more than a fifth.
 */
final class NettyClient implements StreamingClient {

    private static final int LARGEST_FRAME = 16 * 1024 * 1024;

    private final Source source;
    private final EnvelopeReader events;
    private final EventLoopGroup loop;

    @SuppressWarnings("deprecation") // the class is in both Netty 4.1 and 4.2
    NettyClient(Source source, EventSink sink) {
        this.source = source;
        events = new EnvelopeReader(sink);
        loop = new NioEventLoopGroup(1);
    }

    @Override
    public void start() throws Exception {
        URI uri = source.reader();
        SSLEngine tls = tls(uri);
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                prepare(channel.pipeline(), uri, tls);
                            }
                        })
                .connect(uri.getHost(), uri.getPort())
                .sync();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private @Nullable SSLEngine tls(URI uri) throws Exception {
        if (source.certificate() == null) {
            return null;
        }
        SSLEngine engine =
                source.certificate().client().createSSLEngine(uri.getHost(), uri.getPort());
        engine.setUseClientMode(true);
        return engine;
    }

    private void prepare(ChannelPipeline pipeline, URI uri, @Nullable SSLEngine tls) {
        if (tls != null) {
            pipeline.addLast(new SslHandler(tls));
        }
        WebSocketClientProtocolConfig config =
                WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(uri)
                        .version(WebSocketVersion.V13)
                        .customHeaders(new DefaultHttpHeaders())
                        .maxFramePayloadLength(LARGEST_FRAME)
                        .withUTF8Validator(false)
                        .build();
        pipeline.addLast(
                new HttpClientCodec(),
                new HttpObjectAggregator(LARGEST_FRAME),
                new FlushConsolidationHandler(256, true),
                new WebSocketClientProtocolHandler(config),
                new Frames(events));
    }

    private static final class Frames extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private final EnvelopeReader events;
        private byte[] scratch = new byte[4096];

        Frames(EnvelopeReader events) {
            this.events = events;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame)
                throws IOException {
            ByteBuf content = frame.content();
            int length = content.readableBytes();
            if (length > scratch.length) {
                scratch = new byte[length];
            }
            content.readBytes(scratch, 0, length);
            String ack = "{\"messageId\":\"" + events.read(scratch, length) + "\"}";
            ByteBuf bytes = ctx.alloc().buffer(ack.length());
            bytes.writeCharSequence(ack, StandardCharsets.US_ASCII);
            ctx.writeAndFlush(new TextWebSocketFrame(bytes), ctx.voidPromise());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            cause.printStackTrace();
            ctx.close();
        }
    }
}
