/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for messages to Slack and by e-mail. */
class MessagesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TOPIC = "InteractionUnqueued";

    @RegisterExtension
    static final WireMockExtension SLACK =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort())
                    .build();

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Interaction abandoned =
            interaction().queue(7, "Spare Parts").event(TOPIC).with("queueId", "7 \"A\"");

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeEach
    void start(@EventStream EventStreamServer started) {
        stream = started;
        mail.start();
        recipe =
                new Recipe("messages", stream, directory)
                        .with("slack.url", SLACK.url("/services/secret"))
                        .with(
                                "mail.url",
                                "smtp://127.0.0.1:%d?from=events@example.org&to=lead@example.org"
                                        .formatted(mail.getSmtp().getPort()))
                        .with("message.retry.delay", "100")
                        .start();
        stream.expect().within(LIMIT).client(TOPIC);
    }

    @AfterEach
    void stop() {
        recipe.close();
        mail.stop();
    }

    @Test
    void aCallerWhoLeavesAQueueIsAMessageInSlack() {
        answer(200);

        stream.publish(abandoned);

        stream.expect().within(LIMIT).noBacklog(TOPIC, "messages");
        SLACK.verify(
                1,
                postRequestedFor(urlEqualTo("/services/secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(
                                equalTo("{\"text\":\"A caller has left queue 7 \\\"A\\\".\"}")));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void ifSlackDoesNotAcceptItItIsAnEMail() throws Exception {
        answer(500);

        stream.publish(abandoned);

        stream.expect().within(LIMIT).noBacklog(TOPIC, "messages");
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getSubject())
                .isEqualTo("Contact center: A caller has left queue 7 \"A\".");
        assertThat(GreenMailUtil.getBody(mail.getReceivedMessages()[0]))
                .contains("A caller has left queue 7 \"A\".");
    }

    @Test
    void ifSlackBreaksTheConnectionItIsAnEMail() {
        SLACK.stubFor(
                any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        stream.publish(abandoned);

        stream.expect().within(LIMIT).noBacklog(TOPIC, "messages");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void ifNeitherAcceptsItTheEventWaitsAtTheService() {
        answer(500);
        mail.stop();
        stream.publish(abandoned);
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                SLACK.verify(
                                        moreThanOrExactly(2),
                                        postRequestedFor(urlEqualTo("/services/secret"))));
        assertThat(stream.backlog(TOPIC, "messages")).isEqualTo(1);

        answer(200);

        stream.expect().within(LIMIT).noBacklog(TOPIC, "messages");
    }

    @Test
    void aQueueCannotMentionAChannelOrAddALinkInSlack() {
        answer(200);

        stream.publish(
                interaction().event(TOPIC).with("queueId", "<!channel> & {{x}}, ${camelId}"));

        stream.expect().within(LIMIT).noBacklog(TOPIC, "messages");
        SLACK.verify(
                1,
                postRequestedFor(anyUrl())
                        .withRequestBody(
                                equalToJson(
                                        "{\"text\":\"A caller has left queue &lt;!channel&gt; &amp;"
                                                + " {{x}}, ${camelId}.\"}")));
    }

    @Test
    void aQueueCannotAddAHeaderToTheEMail() {
        answer(500);

        stream.publish(interaction().event(TOPIC).with("queueId", "7\r\nX-Added: yes\r\n\r\nbody"));

        stream.expect().within(LIMIT).noBacklog(TOPIC, "messages");
        assertThat(mail.getReceivedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.getHeader("X-Added")).isNull());
    }

    private static void answer(int status) {
        SLACK.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }
}
