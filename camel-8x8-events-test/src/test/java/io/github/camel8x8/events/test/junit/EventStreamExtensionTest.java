/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import org.junit.jupiter.api.BeforeAll;
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

        @Test
        void withItsOwnTenantATestHasAnotherThanBeforeIt(
                @EventStream(tenant = "acme") EventStreamServer stream) {
            assertThat(stream.tenant()).isEqualTo("acme");
            assertThat(before.tenant()).isEqualTo("tenant01");
        }

        @Test
        void withItsOwnKeyATestHasAnotherThanBeforeIt(
                @EventStream(apiKey = "secret") EventStreamServer stream) {
            assertThat(stream.apiKey()).hasValue("secret");
            assertThat(before.apiKey()).isEmpty();
        }
    }

    @Nested
    @EventStream(tenant = "acme", apiKey = "secret")
    class OnAClass {

        private static EventStreamServer first;

        @BeforeAll
        static void take(EventStreamServer stream) {
            first = stream;
        }

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

        @Test
        void butAParameterThatAsksForAnotherTenantHasAnother(
                @EventStream(tenant = "other", apiKey = "secret") EventStreamServer own,
                EventStreamServer ofTheClass) {
            assertThat(own.tenant()).isEqualTo("other");
            isTheSame(ofTheClass);
        }

        @Test
        void butAParameterThatAsksForNothingInParticularHasThatOfTheDefaults(
                @EventStream EventStreamServer own) {
            assertThat(own.tenant()).isEqualTo("tenant01");
            assertThat(own.apiKey()).isEmpty();
        }

        private static void isTheSame(EventStreamServer stream) {
            assertThat(stream).isSameAs(first);
        }

        @Nested
        class AroundOneWithoutAnAnnotation {

            @Test
            void bothShareIt(EventStreamServer stream) {
                isTheSame(stream);
            }

            @Nested
            class AroundAnother {

                @Test
                void allShareIt(EventStreamServer stream) {
                    isTheSame(stream);
                }
            }
        }

        @Nested
        @EventStream(tenant = "acme", apiKey = "secret")
        class AroundOneOfTheSameOptions {

            @Test
            void bothShareIt(EventStreamServer stream) {
                isTheSame(stream);
            }
        }

        @Nested
        @EventStream(tenant = "acme", apiKey = "other")
        class AroundOneOfAnotherKey {

            private static EventStreamServer inner;

            @BeforeAll
            static void takeInner(EventStreamServer stream) {
                inner = stream;
            }

            @Test
            void theInnerHasItsOwn(EventStreamServer stream) {
                isTheSameInner(stream);
            }

            @Test
            void theTestsOfTheInnerShareThat(EventStreamServer stream) {
                isTheSameInner(stream);
            }

            private static void isTheSameInner(EventStreamServer stream) {
                assertThat(stream).isSameAs(inner).isNotSameAs(first);
                assertThat(stream.apiKey()).hasValue("other");
            }
        }
    }

    abstract static class Inherited {

        @Nested
        class Inner {

            @Test
            void hasTheStreamOfTheClassThatInheritsIt(EventStreamServer stream) {
                assertThat(stream.tenant()).isEqualTo("heir");
            }
        }
    }

    @Nested
    @EventStream(tenant = "heir")
    class OnAClassThatInheritsANestedOne extends Inherited {}
}
