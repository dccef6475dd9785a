/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a test gets its stream. */
class EventStreamExtensionTest {

    @Nested
    class OnAParameter {

        private EventStreamServer before;

        @BeforeEach
        void take(@EventStream EventStreamServer stream) {
            before = stream;
        }

        @Test
        void aTestHasTheStreamThatWasThereBeforeIt(@EventStream EventStreamServer stream) {
            assertThat(stream).isSameAs(before);
        }
    }

    @Nested
    @EventStream(tenant = "acme", apiKey = "secret")
    class OnAClass {

        private static EventStreamServer first;

        @Test
        void allTestsShareIt(EventStreamServer stream) {
            isTheSame(stream);
        }

        @Test
        void withItsTenantAndKey(EventStreamServer stream) {
            isTheSame(stream);
            assertThat(stream.tenant()).isEqualTo("acme");
            assertThat(stream.apiKey()).hasValue("secret");
        }

        private static void isTheSame(EventStreamServer stream) {
            first = first == null ? stream : first;
            assertThat(stream).isSameAs(first);
        }
    }
}
