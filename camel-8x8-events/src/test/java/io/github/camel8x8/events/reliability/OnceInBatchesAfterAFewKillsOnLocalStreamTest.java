/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

/** A few kills of a route with batches, on the local stream, in each build. */
class OnceInBatchesAfterAFewKillsOnLocalStreamTest extends OnceAfterAFewKillsOnLocalStreamTest {

    @Override
    boolean batches() {
        return true;
    }
}
