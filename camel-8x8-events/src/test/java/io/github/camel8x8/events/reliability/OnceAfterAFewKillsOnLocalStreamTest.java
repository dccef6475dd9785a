/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.EventService;
import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;

/** A few kills, on the local stream, in each build. */
class OnceAfterAFewKillsOnLocalStreamTest extends LedgerOnceContract {

    private final LocalStream local = new LocalStream();

    @Override
    EventService service() {
        return local;
    }

    @Override
    int kills() {
        return 4;
    }

    @AfterEach
    void close() {
        local.close();
    }
}
