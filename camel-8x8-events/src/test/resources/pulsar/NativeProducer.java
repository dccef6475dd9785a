/* SPDX-License-Identifier: Apache-2.0 */
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
 * chunks, batches with both, and messages with other publish times. Run from its source on the
 * class path of a Pulsar distribution.
 */
public final class NativeProducer {

    private static volatile long millis = -1; // of the clock; -1 for the system's

    private NativeProducer() {}

    /**
     * @param args the broker's URL, the topic, then one entry each: {@code null}, {@code
     *     chunked:text:length} for the text filled up to this length, {@code batch:a,null,b}, a
     *     text; or a command: {@code at:millis} sets the clock, {@code
     *     fill:first:count:batch:step} publishes numbers in batches and advances the clock by the
     *     step after each, {@code unload} unloads the topic
     */
    public static void main(String[] args) throws Exception {
        try (PulsarClient client =
                PulsarClient.builder().serviceUrl(args[0]).clock(new SetClock()).build()) {
            for (int i = 2; i < args.length; i++) {
                if (args[i].startsWith("at:")) {
                    millis = Long.parseLong(args[i].substring("at:".length()));
                } else if (args[i].startsWith("fill:")) {
                    fill(client, args[1], args[i].substring("fill:".length()).split(":"));
                } else if (args[i].equals("unload")) {
                    unload(args[1]);
                } else {
                    publish(client, args[1], args[i]);
                }
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

    private static void fill(PulsarClient client, String topic, String[] numbers)
            throws Exception {
        int first = Integer.parseInt(numbers[0]);
        int count = Integer.parseInt(numbers[1]);
        int batch = Integer.parseInt(numbers[2]);
        ProducerBuilder<byte[]> builder =
                client.newProducer().topic(topic).enableBatching(batch > 1).blockIfQueueFull(true);
        if (batch > 1) {
            builder.batchingMaxMessages(batch)
                    .batchingMaxBytes(1 << 20)
                    .batchingMaxPublishDelay(1, TimeUnit.MINUTES)
                    .maxPendingMessages(4000);
        }
        try (Producer<byte[]> producer = builder.create()) {
            List<CompletableFuture<MessageId>> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(producer.sendAsync(payload(Integer.toString(first + i))));
                if ((i + 1) % batch == 0) {
                    millis += Long.parseLong(numbers[3]);
                }
            }
            producer.flush();
            for (CompletableFuture<MessageId> id : ids) {
                id.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static void unload(String topic) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        System.getProperty("admin")
                                                + "/"
                                                + topic.replace("://", "/")
                                                + "/unload"))
                        .header("Content-Type", "application/json")
                        .method("PUT", BodyPublishers.ofString(""))
                        .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
    }

    private static byte[] payload(String text) {
        return text.equals("null") ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The publish times of the messages. */
    private static final class SetClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            long set = millis;
            return set < 0 ? Instant.now() : Instant.ofEpochMilli(set);
        }
    }
}
