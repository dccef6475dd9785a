/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import org.junit.jupiter.api.Tag;

/** Fifty kills of a route with batches, on the local stream. */
@Tag("nightly")
class LedgerOnceInBatchesOnLocalStreamTest extends LedgerOnceOnLocalStreamTest {

    @Override
    boolean batches() {
        return true;
    }
}
