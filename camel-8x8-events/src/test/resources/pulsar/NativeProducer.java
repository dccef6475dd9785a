/* SPDX-License-Identifier: Apache-2.0 */
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.ProducerBuilder;
import org.apache.pulsar.client.api.PulsarClient;

/**
 * Publishes by Pulsar's own client what its WebSocket producer cannot: null payloads, messages in
 * chunks, and batches with both. Run from its source on the class path of a Pulsar distribution.
 */
public final class NativeProducer {

    private NativeProducer() {}

    /**
     * @param args the broker's URL, the topic, then one entry each: {@code null}, {@code
     *     chunked:text:length} for the text filled up to this length, {@code batch:a,null,b}, or a
     *     text
     */
    public static void main(String[] args) throws Exception {
        try (PulsarClient client = PulsarClient.builder().serviceUrl(args[0]).build()) {
            for (int i = 2; i < args.length; i++) {
                publish(client, args[1], args[i]);
            }
        }
    }

    private static void publish(PulsarClient client, String topic, String entry) throws Exception {
        ProducerBuilder<byte[]> builder =
                client.newProducer().topic(topic).enableBatching(false).blockIfQueueFull(true);
        List<byte[]> payloads = new ArrayList<>();
        if (entry.startsWith("batch:")) {
            for (String text : entry.substring("batch:".length()).split(",")) {
                payloads.add(payload(text));
            }
            builder.enableBatching(true)
                    .batchingMaxMessages(payloads.size())
                    .batchingMaxPublishDelay(1, TimeUnit.MINUTES);
        } else if (entry.startsWith("chunked:")) {
            String[] parts = entry.split(":");
            String text = parts[1] + " ".repeat(Integer.parseInt(parts[2]) - parts[1].length());
            payloads.add(payload(text));
            builder.enableChunking(true);
        } else {
            payloads.add(payload(entry));
        }
        try (Producer<byte[]> producer = builder.create()) {
            List<CompletableFuture<MessageId>> ids = new ArrayList<>();
            for (byte[] payload : payloads) {
                ids.add(producer.newMessage().value(payload).sendAsync());
            }
            producer.flush();
            for (CompletableFuture<MessageId> id : ids) {
                id.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static byte[] payload(String text) {
        return text.equals("null") ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
