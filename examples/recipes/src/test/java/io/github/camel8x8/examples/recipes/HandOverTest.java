/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The recipe for the hand-over of a reader, with two deployments and a real PostgreSQL. */
class HandOverTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String url = Databases.create();
    private final Target blueTarget = new Target();
    private final Target greenTarget = new Target();
    private final List<String> published = new ArrayList<>();
    private final List<Recipe> deployments = new ArrayList<>();

    @TempDir private Path directory;
    private EventStreamServer stream;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    @AfterEach
    void stop() {
        deployments.forEach(Recipe::close);
    }

    @Test
    void stopThenStartLosesNothingAndRepeatsNothing() {
        Recipe blue = deploy(blueTarget);
        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 50);

        blue.close();
        publish(50);
        deploy(greenTarget);
        publish(50);

        await().atMost(LIMIT).until(() -> greenTarget.ids.size() >= 100);
        assertThat(both()).containsExactlyElementsOf(published);
    }

    @Test
    void startThenStopLosesNothingAndRepeatsTheEventsOfTheOverlap() {
        Recipe blue = deploy(blueTarget);
        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 50);

        deploy(greenTarget);
        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 100);
        blue.close();
        publish(50);

        await().atMost(LIMIT).until(() -> greenTarget.ids.containsAll(published.subList(50, 150)));
        assertThat(blueTarget.ids).containsExactlyElementsOf(published.subList(0, 100));
        assertThat(greenTarget.ids).doesNotHaveDuplicates().isSubsetOf(published);
    }

    @Test
    void theStopOfTheOldDeploymentDoesNotMoveThePositionOfTheNewOneBack() {
        Recipe blue = deploy(blueTarget);
        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 50);
        blueTarget.block();
        Recipe green = deploy(greenTarget);
        publish(50);
        await().atMost(LIMIT).until(() -> greenTarget.ids.containsAll(published.subList(50, 100)));
        green.close();

        blueTarget.unblock();
        blue.close();
        Target next = new Target();
        deploy(next);
        publish(1);

        await().atMost(LIMIT).until(() -> !next.ids.isEmpty());
        assertThat(next.ids).containsExactly(published.get(100));
    }

    @Test
    void withoutTheDatabaseTheNewDeploymentDoesNotStartAndTheOldOneContinues() {
        deploy(blueTarget);

        assertThatThrownBy(
                        () ->
                                recipe(greenTarget)
                                        .with("database.url", "jdbc:postgresql://localhost:1/none")
                                        .start())
                .hasStackTraceContaining("check that the database is available");

        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 50);
        assertThat(greenTarget.ids).isEmpty();
    }

    @Test
    void ifTheOldDeploymentCannotStoreItsPositionTheNewOneRepeatsEventsAndLosesNone() {
        Recipe blue = deploy(blueTarget);
        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 50);
        JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url));
        database.execute("ALTER TABLE camel_8x8_events_position RENAME TO away");
        publish(50);
        await().atMost(LIMIT).until(() -> blueTarget.ids.size() == 100);

        blue.close();
        database.execute("ALTER TABLE away RENAME TO camel_8x8_events_position");
        publish(50);
        deploy(greenTarget);

        await().atMost(LIMIT).until(() -> greenTarget.ids.containsAll(published.subList(50, 150)));
        assertThat(greenTarget.ids).doesNotHaveDuplicates();
    }

    private Recipe deploy(Target target) {
        Recipe recipe = recipe(target).start();
        deployments.add(recipe);
        return recipe;
    }

    private Recipe recipe(Target target) {
        return new Recipe("hand-over", stream, directory)
                .bind("receiver", target)
                .with("database.url", url)
                .with("target", "bean:receiver?method=receive");
    }

    private void publish(int events) {
        for (int i = 0; i < events; i++) {
            stream.publish(interaction().created()).stream()
                    .map(Published::messageId)
                    .forEach(published::add);
        }
    }

    private List<String> both() {
        return Stream.concat(blueTarget.ids.stream(), greenTarget.ids.stream()).toList();
    }

    /** The message ids that a deployment has processed. */
    public static final class Target {

        private final List<String> ids = new CopyOnWriteArrayList<>();
        private boolean blocked;

        synchronized void block() {
            blocked = true;
        }

        synchronized void unblock() {
            blocked = false;
            notifyAll();
        }

        /** An event; waits while blocked. */
        public synchronized void receive(@Header(EventsConstants.MESSAGE_ID) String id)
                throws InterruptedException {
            while (blocked) {
                wait();
            }
            ids.add(id);
        }
    }
}
