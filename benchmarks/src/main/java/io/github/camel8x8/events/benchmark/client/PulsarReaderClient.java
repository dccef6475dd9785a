/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Reader;
import org.apache.pulsar.client.api.Schema;

/** Pulsar's own client over Pulsar's own protocol, which 8x8 does not offer. */
final class PulsarReaderClient implements StreamingClient {

    private final Source source;
    private final EnvelopeReader events;
    private final PulsarClient client;

    PulsarReaderClient(Source source, EventSink sink) throws IOException {
        if (source.brokerUrl() == null) {
            throw new IllegalArgumentException("needs a broker");
        }
        this.source = source;
        events = new EnvelopeReader(sink);
        client = PulsarClient.builder().serviceUrl(source.brokerUrl()).build();
    }

    @Override
    public void start() throws IOException {
        Reader<byte[]> reader =
                client.newReader(Schema.BYTES)
                        .topic(
                                "persistent://%s/%s/%s"
                                        .formatted(
                                                source.tenant(),
                                                source.namespace(),
                                                source.topic()))
                        .startMessageId(MessageId.earliest)
                        .receiverQueueSize(1000)
                        .readerListener(
                                (from, message) -> {
                                    try {
                                        events.readPayload(message.getData());
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                })
                        .create();
        if (!reader.isConnected()) {
            throw new IOException("not connected to " + source.brokerUrl());
        }
    }

    @Override
    public void close() {
        client.closeAsync().join(); // also closes the reader
    }
}
