/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replaced topic and a position in a database, on the local stream. */
class ReplacedTopicOnLocalStreamTest extends ReplacedTopicContract {

    private final LocalStream local = new LocalStream();

    @BeforeEach
    void open() {
        open(local);
    }

    @AfterEach
    void closeStream() {
        local.close();
    }

    @Test
    void earliestStoresBatchesOfTheNewTopicOnce() throws Exception {
        storeBeyondTheEnd();

        start(database, "&positionExpired=earliest" + BATCHES, this::insert);

        awaitRows(10);
        producer.publishNumbers(10, 10);
        awaitRows(20);
        assertThat(rows()).isEqualTo(numbers(20));
    }
}
