/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void aHostThatCannotBeResolvedIsReportedInTheSameWordsEachTime() {
        Failure first = Failure.of(new IOException(new UnknownHostException("h: Name not known")));
        Failure second = Failure.of(new UnknownHostException("h"));

        assertThat(first.description())
                .isEqualTo("UnknownHostException: the name of the host cannot be resolved")
                .isEqualTo(second.description());
    }
}
