/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions in a file that is never left half-written. */
class FilePositionRepositoryTest {

    private static final String KEY = "8x8events/pulsar-ws-euw2.8x8.com:443/acme/event-v1/all";

    @TempDir Path directory;

    @Test
    void aPositionIsThereAfterARestart() {
        started("positions").setState(KEY, "CAUQATAA=+/");

        assertThat(started("positions").getState(KEY)).isEqualTo("CAUQATAA=+/");
    }

    @Test
    void yamlAndPropertiesNameItByItsFile() throws Exception {
        CamelContext camel = new DefaultCamelContext();
        Path file = directory.resolve("positions");
        started("positions").setState(KEY, "a");

        FilePositionRepository repository =
                (FilePositionRepository)
                        PropertyBindingSupport.resolveBean(
                                camel,
                                "#class:%s#at('%s')"
                                        .formatted(FilePositionRepository.class.getName(), file));

        repository.start();
        assertThat(repository.getState(KEY)).isEqualTo("a");
    }

    @Test
    void withoutAFileThereIsNoPosition() {
        assertThat(started("made/on/the/way").getState(KEY)).isNull();
    }

    @Test
    void eachKeyHasASeparatePosition() {
        FilePositionRepository repository = started("positions");

        repository.setState(KEY, "a");
        repository.setState(KEY + "/night", "b");

        assertThat(started("positions").getState(KEY)).isEqualTo("a");
        assertThat(started("positions").getState(KEY + "/night")).isEqualTo("b");
    }

    @Test
    void aWriteThatWasCutAtAnyByteLeavesTheOldPosition() throws Exception {
        started("positions").setState(KEY, "old");
        byte[] whole = Files.readAllBytes(directory.resolve("positions"));

        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(directory.resolve("positions.next"), Arrays.copyOf(whole, cut));
            assertThat(started("positions").getState(KEY)).isEqualTo("old");
        }
    }

    @Test
    void aPositionThatCannotBeWrittenIsReportedAndTheOldOneStays() throws Exception {
        FilePositionRepository repository = started("positions");
        repository.setState(KEY, "old");
        Files.createDirectory(directory.resolve("positions.next"));

        assertThatThrownBy(() -> repository.setState(KEY, "new"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("positions");

        assertThat(repository.getState(KEY)).isEqualTo("old");
    }

    @Test
    void manyThreadsStoreOneAfterTheOther() {
        FilePositionRepository repository = started("positions");

        IntStream.range(0, 100).parallel().forEach(i -> repository.setState("key-" + i, "p" + i));

        FilePositionRepository again = started("positions");
        assertThat(IntStream.range(0, 100))
                .allSatisfy(i -> assertThat(again.getState("key-" + i)).isEqualTo("p" + i));
    }

    @Test
    void aPositionThatAnotherHasStoredSinceTheStartIsRead() {
        FilePositionRepository standby = started("positions");
        started("positions").setState(KEY, "new");

        assertThat(standby.getState(KEY)).isEqualTo("new");
    }

    @Test
    void storingKeepsThePositionsOfOthers() {
        FilePositionRepository day = started("positions");
        FilePositionRepository night = started("positions");
        day.setState(KEY, "a1");
        night.setState(KEY + "/night", "b1");
        day.setState(KEY, "a2");

        assertThat(night.getState(KEY)).isEqualTo("a2");
        assertThat(day.getState(KEY + "/night")).isEqualTo("b1");
    }

    @Test
    void twoOnOneFileStoreOneAfterTheOther() {
        FilePositionRepository[] both = {started("positions"), started("positions")};

        IntStream.range(0, 100).parallel().forEach(i -> both[i % 2].setState("key-" + i, "p" + i));

        assertThat(IntStream.range(0, 100))
                .allSatisfy(i -> assertThat(both[0].getState("key-" + i)).isEqualTo("p" + i));
    }

    private FilePositionRepository started(String name) {
        FilePositionRepository repository = new FilePositionRepository(directory.resolve(name));
        repository.start();
        return repository;
    }
}
