/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.LocalStreamExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replaced topic and a position in a database, on the local stream. */
@ExtendWith(LocalStreamExtension.class)
class ReplacedTopicOnLocalStreamTest extends ReplacedTopicContract {

    @BeforeEach
    void open(LocalStream local) {
        super.open(local);
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
