/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.examples.wallboard.model.Directory;
import io.github.camel8x8.examples.wallboard.model.Settings;
import io.github.camel8x8.examples.wallboard.model.Wallboard;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the stream to the wallboard. */
class WallboardRouteTest {

    private final Main main = new Main();
    private final Wallboard wallboard =
            new Wallboard(
                    Settings.goal(80, Duration.ofSeconds(20)),
                    new Directory(Map.of(), Map.of()),
                    Clock.systemDefaultZone());

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void whatTheStreamStillHasIsOnTheWallboard(@EventStream EventStreamServer stream)
            throws Exception {
        stream.publish(interaction().created().queued());

        start(stream);

        await().until(() -> wallboard.snapshot().totals().waiting() == 1);
    }

    @Test
    void aBrokenConnectionCountsNothingTwice(@EventStream EventStreamServer stream)
            throws Exception {
        start(stream);
        Agent ann = Agent.named("Ann");
        for (int i = 0; i < 20; i++) {
            stream.publish(interaction().created().queued().assigned(ann).accepted());
            if (i % 10 == 2) {
                stream.dropConnections();
            }
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> wallboard.snapshot().totals().answered() >= 20);
        assertThat(wallboard.snapshot().totals().answered()).isEqualTo(20);
        assertThat(wallboard.snapshot().totals().calls()).isEqualTo(20);
    }

    @Test
    void whileTheStreamIsGoneHealthSaysSo(@EventStream EventStreamServer stream) throws Exception {
        start(stream);
        StreamHealth health = new StreamHealth(main.getCamelContext());
        await().until(health::getAsBoolean);

        stream.stop();
        await().until(() -> !health.getAsBoolean());

        stream.restart();
        await().atMost(Duration.ofSeconds(20)).until(health::getAsBoolean);
    }

    private void start(EventStreamServer stream) throws Exception {
        main.addOverrideProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addOverrideProperty("camel.component.8x8events.tenant", stream.tenant());
        main.addOverrideProperty("camel.component.8x8events.reconnect-delay", "100");
        main.configure().addRoutesBuilder(new WallboardRoute(wallboard));
        main.start();
    }
}
