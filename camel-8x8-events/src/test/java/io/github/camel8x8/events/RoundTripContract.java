/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes that a route writes from a body are exactly the published bytes. */
abstract class RoundTripContract extends RouteOnService {

    private static final long SEED = 8;

    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    @TempDir Path directory;

    @Test
    void aFileHasTheExactBytesOfEverySample() throws Exception {
        List<byte[]> payloads = new ArrayList<>();
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            for (Path sample : samples.sorted().toList()) {
                payloads.add(Files.readAllBytes(sample));
            }
        }
        assertThat(payloads).hasSize(13);

        expectInFile(payloads);
    }

    @Test
    void aFileHasTheExactBytesOfTenThousandGeneratedEvents() throws Exception {
        PayloadGenerator generator = new PayloadGenerator(new Random(SEED));

        expectInFile(Stream.generate(generator::next).limit(10_000).toList());
    }

    private void expectInFile(List<byte[]> payloads) throws Exception {
        AtomicInteger written = new AtomicInteger();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("messageId=earliest"))
                                .setBody(simple("${body}"))
                                .to("file:" + directory + "?fileName=events&fileExist=Append")
                                .process(exchange -> written.incrementAndGet());
                    }
                });
        producer.publishAll(payloads);

        camel.start();
        await().atMost(LIMIT).until(() -> written.get() == payloads.size());

        assertThat(Files.readAllBytes(directory.resolve("events")))
                .isEqualTo(concatenated(payloads));
    }

    private static byte[] concatenated(List<byte[]> payloads) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] payload : payloads) {
            all.write(payload);
        }
        return all.toByteArray();
    }

    /**
     * Events with every escape, emoji and other Unicode planes in their texts, and with numbers of
     * 15 digits and more.
     */
    private static final class PayloadGenerator {

        private static final String[] PIECES = {
            "\\\"",
            "\\\\",
            "\\/",
            "\\b",
            "\\f",
            "\\n",
            "\\r",
            "\\t",
            "\\u0000",
            "\\u001f",
            "\\ud83d\\ude00",
            "\\u00e9",
            "é",
            "ß",
            "中文",
            "😀",
            "👩‍👧",
            "\u2028",
            "\ufeff",
            "/",
            " ",
            "a",
            "Z"
        };

        private final Random random;

        PayloadGenerator(Random random) {
            this.random = random;
        }

        byte[] next() {
            String json =
                    "{\"Interaction\":{\"event\":\"%s\",\"interactionGUID\":\"int-%s\",\"phoneNum\":%s,\"name\":\"%s\"%s}}"
                            .formatted(text(), random.nextInt(), number(), text(), space());
            return json.getBytes(StandardCharsets.UTF_8);
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            return text.toString();
        }

        private String number() {
            StringBuilder digits = new StringBuilder(Integer.toString(1 + random.nextInt(9)));
            for (int i = 14 + random.nextInt(10); i > 0; i--) {
                digits.append(random.nextInt(10));
            }
            return digits.toString();
        }

        private String space() {
            return " \t\r\n".substring(random.nextInt(4));
        }
    }
}
