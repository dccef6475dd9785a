/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.benchmark.endtoend.Arrived;
import io.github.camel8x8.events.benchmark.endtoend.PathKind;
import io.github.camel8x8.events.benchmark.endtoend.Target;
import io.github.camel8x8.events.benchmark.run.Interval;
import org.junit.jupiter.api.Test;

/** The counts of events that a kill has lost or repeated. */
class EndToEndTest {

    @Test
    void eventsThatAreOnceInTheTargetAreNeitherMissingNorRepeated() {
        EndToEnd.Run run = run(new Arrived(100, 100));

        assertThat(run.missing()).isZero();
        assertThat(run.repeated()).isZero();
    }

    @Test
    void anEventThatIsNotInTheTargetIsMissing() {
        assertThat(run(new Arrived(97, 97)).missing()).isEqualTo(3);
    }

    @Test
    void eachEventAfterTheFirstWithItsIdIsRepeated() {
        EndToEnd.Run run = run(new Arrived(130, 100));

        assertThat(run.repeated()).isEqualTo(30);
        assertThat(run.missing()).isZero();
    }

    @Test
    void aRepeatedEventDoesNotCompensateForAMissingOne() {
        EndToEnd.Run run = run(new Arrived(100, 90));

        assertThat(run.missing()).isEqualTo(10);
        assertThat(run.repeated()).isEqualTo(10);
    }

    private static EndToEnd.Run run(Arrived arrived) {
        return new EndToEnd.Run(
                Target.KAFKA,
                PathKind.COMPONENT,
                new Interval(60, 1, 1, 0, 0, 0, null, null),
                100,
                arrived,
                0);
    }
}
