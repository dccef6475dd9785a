/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import org.junit.jupiter.api.Tag;

/** Ten kills, or fifty with {@code -Donce.kills=50}, on the local stream. */
@Tag("nightly")
class LedgerOnceOnLocalStreamTest extends OnceAfterAFewKillsOnLocalStreamTest {

    @Override
    int kills() {
        return Integer.getInteger("once.kills", 10);
    }
}
