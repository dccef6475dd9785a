/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.contract.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status page as it is served, which is also what a browser without JavaScript shows. */
class StatusPageTest {

    private static final Pattern ROW =
            Pattern.compile("<tr role=\"row\" data-key=.*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd] .*?</t[hd]>", Pattern.DOTALL);

    private final HttpClient http = HttpClient.newHttpClient();
    private Main main = start("--rate", "0");

    @AfterEach
    void close() {
        main.close();
    }

    @Test
    void itShowsHowToConnectWithoutTheKey() throws Exception {
        restart("--rate", "0", "--tenant", "acme", "--key", "s3cret");

        assertThat(page())
                .contains(
                        "from(&quot;8x8events:all?serviceUrl="
                                + main.stream().serviceUrl()
                                + "&amp;tenant=acme&amp;apiKey={{apiKey}}&quot;).log(&quot;${body}&quot;);")
                .contains(
                        "uri: 8x8events:all\n",
                        "tenant: acme\n",
                        "apiKey: &quot;{{apiKey}}&quot;\n")
                .contains("camel.component.8x8events.tenant = acme")
                .doesNotContain("s3cret");
    }

    @Test
    void itShowsTheLastEventsButNoPersonalData() throws Exception {
        main.stream()
                .publish(interaction().caller("Ada Example", 15_555_550_168L).created().queued());

        assertThat(rows("events"))
                .extracting(row -> row.get(0))
                .containsExactly("InteractionQueued", "InteractionCreated");
        assertThat(page()).doesNotContain("Example", "5550168");
    }

    @Test
    void itsNumbersAreReadableForABrowserInEachLocale() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-SA")); // has other digits
        try {
            try (Wire consumer = connect("consumer", "event-v1/all/s?receiverQueueSize=2")) {
                main.stream().publish("{}");
                consumer.awaitMessages(1);

                assertThat(page())
                        .contains("viewBox=\"0 0 240 40\"", "max=\"2\" value=\"1\"", ">0:0")
                        .doesNotContainPattern("[\\u0660-\\u0669]");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theKeyOfAMessageIsShown() throws Exception {
        main.stream().publishTo("all", () -> List.of(Message.of("{}").withKey("order <1>")));

        assertThat(rows("events").get(0)).contains("order &lt;1&gt;").contains("not an event");
    }

    @Test
    void anEventHasAPageWithItsPayload() throws Exception {
        main.stream().publish(interaction().created());
        Matcher link = Pattern.compile("href=\"(/events/[^\"]+)\"").matcher(page());
        assertThat(link.find()).isTrue();

        assertThat(get(link.group(1)).body())
                .contains(
                        "<h1>InteractionCreated</h1>", "&quot;interactionGUID&quot; : &quot;int-");
        assertThat(get("/events/1:2:3").statusCode()).isEqualTo(404);
    }

    @Test
    void theNumbersOfAPayloadKeepTheirDigits() throws Exception {
        main.stream()
                .publish("{\"a\":1.23456789012345678901,\"b\":2.50,\"c\":123456789012345678901}");
        Matcher link = Pattern.compile("href=\"(/events/[^\"]+)\"").matcher(page());
        assertThat(link.find()).isTrue();

        assertThat(get(link.group(1)).body())
                .contains("1.23456789012345678901", ": 2.50", "123456789012345678901");
    }

    @Test
    void payloadsAreNotShownIfClientsNeedAKey() throws Exception {
        restart("--rate", "0", "--key", "s3cret");
        Published event = main.stream().publish(interaction().created()).get(0);

        assertThat(rows("events").get(0)).startsWith("InteractionCreated");
        assertThat(page()).doesNotContain("href=\"/events/");
        String id = MessageId.parse(event.messageId()).toString();
        assertThat(get("/events/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignNameForThisMachineIsRejected() throws Exception {
        assertThat(statusFor("evil.example")).startsWith("HTTP/1.1 421");
        assertThat(statusFor("localhost:1")).startsWith("HTTP/1.1 200");
        assertThat(statusFor("127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aReaderIsShownWithItsWindowAndItsPosition() throws Exception {
        try (Wire reader = connect("reader", "event-v1/all?receiverQueueSize=2")) {
            for (int i = 0; i < 5; i++) {
                main.stream().publish("{\"InteractionCreated\":{}}");
            }
            reader.awaitMessages(2);

            List<String> row = rows("clients").get(0);
            assertThat(row.get(0)).startsWith("Reader");
            assertThat(row.subList(1, 6)).containsExactly("all", "2 of 2", position(1), "3", "2");
        }
        await().untilAsserted(() -> assertThat(rows("clients")).isEmpty());
    }

    @Test
    void aSubscriptionShowsWhatItHasNotAcknowledged() throws Exception {
        String path = "event-v1/all/call-records?receiverQueueSize=2";
        try (Wire consumer = connect("consumer", path)) {
            main.stream().publish("{\"InteractionCreated\":{}}");
            for (int i = 0; i < 4; i++) {
                main.stream().publish("{\"InteractionQueued\":{}}");
            }
            consumer.awaitMessages(2);

            assertThat(rows("clients").get(0).get(0)).isEqualTo("Consumer call-records");
            List<String> row = rows("subscriptions").get(0);
            assertThat(row.subList(0, 5)).containsExactly("call-records", "all", "1", "5", "2");
            assertThat(row.get(5)).matches("\\d+:\\d\\d ago");
            assertThat(page()).contains("by 1 subscription");
        }
        await().untilAsserted(() -> assertThat(rows("subscriptions").get(0).get(2)).isEqualTo("0"));
    }

    @Test
    void theTopicsOfEventTypesAreShownAndThoseOfAgentsAreCounted() throws Exception {
        main.stream().publish("{\"InteractionAssigned\":{\"agentId\":\"ag1\"}}");

        assertThat(rows("topics"))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("all", "1"), tuple("InteractionAssigned", "1"));
        assertThat(page()).contains("Topics of agents that are not listed: 1.");
    }

    @Test
    void aPartitionedTopicIsFollowedByItsPartitions() throws Exception {
        restart("--rate", "0", "--partitions", "2");
        main.stream().publish("{}");
        main.stream().publish("{}");
        try (Wire consumer = connect("consumer", "event-v1/all/s")) {
            assertThat(consumer.isOpen()).isTrue();
            assertThat(rows("topics").subList(0, 3))
                    .extracting(row -> row.get(0), row -> row.get(1))
                    .containsExactly(
                            tuple("all 2 partitions", "2"),
                            tuple("partition 0", "1"),
                            tuple("partition 1", "1"));
            assertThat(rows("subscriptions")).as("the subscription of both partitions").hasSize(1);
        }
    }

    @Test
    void onlyTheFirstSubscriptionsAreListed() throws Exception {
        int more = 3;
        for (int i = 0; i < StatusPage.MAX_ROWS + more; i++) {
            connect("consumer", "event-v1/all/s" + i).close();
        }

        assertThat(rows("subscriptions")).hasSize(StatusPage.MAX_ROWS);
        assertThat(page()).contains("3 more are not listed.");
    }

    @Test
    void aPayloadCannotAddMarkup() throws Exception {
        main.stream().publish("{\"<script>alert(1)</script>\":{\"agentId\":\"<b>\"}}");

        assertThat(page()).doesNotContain("<script>alert", "<b>\"").contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/status.js", "/page/status.css", "/page/shared.css"})
    void everyFileHasAStrictPolicy(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "/page/status.html", "/page/../Main.class", "/events/"})
    void nothingElseIsServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theRateIsThatOfTheContactCenter() throws Exception {
        restart("--rate", "500", "--warp", "100");

        await().untilAsserted(
                        () ->
                                assertThat(page())
                                        .containsPattern("id=\"rate\">[1-9][\\d,]*\\.\\d<")
                                        .contains("<rect "));
    }

    /** The first line of the answer to a request that Java's client would not send. */
    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", main.stream().port())) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }

    private void restart(String... arguments) {
        main.close();
        main = start(arguments);
    }

    private static Main start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", "0"));
        PrintStream out =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Main.start(Options.parse(all.toArray(String[]::new)), out);
    }

    private Wire connect(String endpoint, String path) {
        EventStreamServer stream = main.stream();
        return Wire.open(
                URI.create(
                        "%s/ws/v2/%s/persistent/%s/%s"
                                .formatted(stream.serviceUrl(), endpoint, stream.tenant(), path)));
    }

    /** The id of a message on {@code all}, as the page shows it. */
    private String position(int index) throws IOException, InterruptedException {
        List<List<String>> events = rows("events");
        return events.get(events.size() - 1 - index).get(4);
    }

    /** The texts of the rows of a table. */
    private List<List<String>> rows(String section) throws IOException, InterruptedException {
        String html = page();
        String from = html.substring(html.indexOf("class=\"panel " + section));
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(from.substring(0, from.indexOf("</section>")));
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group());
            while (cell.find()) {
                cells.add(cell.group().replaceAll("<[^>]*>", "").strip());
            }
            rows.add(cells);
        }
        return rows;
    }

    private String page() throws IOException, InterruptedException {
        return get("/").body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + main.stream().port() + path);
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
}
