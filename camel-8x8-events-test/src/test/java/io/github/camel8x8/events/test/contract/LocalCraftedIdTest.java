/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import org.junit.jupiter.api.AfterAll;

class LocalCraftedIdTest extends CraftedIdContract {

    private static final LocalStream LOCAL = new LocalStream();

    @AfterAll
    static void closeStream() {
        LOCAL.close();
    }

    @Override
    protected EventService service() {
        return LOCAL;
    }
}
