/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageId;
import org.junit.jupiter.api.Test;

/** Where the reader of a partition begins. */
class PartitionedTopicTest {

    private static final String IN_THE_LAST_OF_THREE = new MessageId(5, 7, 2, -1).toText();

    @Test
    void thePositionOfTheTopicIsThatOfOnePartition() {
        PartitionedTopic topic = new PartitionedTopic(3, IN_THE_LAST_OF_THREE, null);

        assertThat(topic.position(2)).isEqualTo(IN_THE_LAST_OF_THREE);
        assertThat(topic.position(1)).isNull();
    }

    /** The topic was created again with two partitions, and then got a third one. */
    @Test
    void aPartitionThatIsAddedAgainBeginsWithItsOldestEvent() {
        PartitionedTopic topic = new PartitionedTopic(2, IN_THE_LAST_OF_THREE, null);

        assertThat(topic.position(2)).isNull();
    }
}
