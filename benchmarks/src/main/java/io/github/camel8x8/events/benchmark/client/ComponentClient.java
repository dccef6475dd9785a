/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.benchmark.server.Certificate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** The component in a route that reads three headers. */
final class ComponentClient implements StreamingClient {

    static final String TRUST = "trust";

    private final CamelContext camel = new DefaultCamelContext();

    /**
     * @param pooled whether Camel reuses its Exchanges, as with {@code
     *     camel.main.exchange-factory=pooled}
     */
    ComponentClient(Source source, EventSink sink, boolean pooled) throws Exception {
        if (pooled) {
            ExtendedCamelContext extension = camel.getCamelContextExtension();
            extension.setExchangeFactory(new PooledExchangeFactory());
            extension.setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        }
        String tls = trust(camel, source) ? "&sslContextParameters=#" + TRUST : "";
        String uri =
                "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&messageId=earliest&apiKey=any%s"
                        .formatted(
                                source.topic(),
                                source.serviceUrl(),
                                source.tenant(),
                                source.namespace(),
                                tls);
        RouteBuilder.addRoutes(
                camel, routes -> routes.from(uri).process(exchange -> read(exchange, sink)));
    }

    /** Binds the trusted certificate if the source uses TLS; returns whether it does. */
    static boolean trust(CamelContext camel, Source source) {
        if (source.certificate() == null) {
            return false;
        }
        KeyStoreParameters keyStore = new KeyStoreParameters();
        keyStore.setResource("file:" + source.certificate().keyStore());
        keyStore.setPassword(Certificate.PASSWORD);
        keyStore.setType("PKCS12");
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(keyStore);
        // camel-vertx-websocket also requires a key; the server does not request the client's
        // certificate.
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore);
        keys.setKeyPassword(Certificate.PASSWORD);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trusted);
        parameters.setKeyManagers(keys);
        camel.getRegistry().bind(TRUST, parameters);
        return true;
    }

    @Override
    public void start() {
        camel.start();
    }

    @Override
    public void close() {
        camel.stop();
    }

    private static void read(Exchange exchange, EventSink sink) {
        Message message = exchange.getMessage();
        sink.event(
                message.getHeader(EventsConstants.EVENT_TYPE, String.class),
                message.getHeader(EventsConstants.INTERACTION_GUID, String.class),
                message.getHeader(EventsConstants.CALL_STATE, String.class));
    }
}
