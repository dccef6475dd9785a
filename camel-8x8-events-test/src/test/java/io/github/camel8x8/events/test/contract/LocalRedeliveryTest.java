/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

class LocalRedeliveryTest extends RedeliveryContract {

    @Override
    protected WireService service() {
        return LocalService.SHARED;
    }
}
