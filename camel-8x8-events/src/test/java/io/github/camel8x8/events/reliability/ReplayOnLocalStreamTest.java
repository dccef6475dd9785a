/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.EventService;
import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** A million events, on the local stream. */
@Tag("nightly")
class ReplayOnLocalStreamTest extends ReplayContract {

    private final LocalStream local = new LocalStream(2_000_000);

    @Override
    EventService service() {
        return local;
    }

    @AfterEach
    void close() {
        local.close();
    }
}
