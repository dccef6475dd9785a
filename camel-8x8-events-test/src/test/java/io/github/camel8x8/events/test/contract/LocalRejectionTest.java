/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

class LocalRejectionTest extends RejectionContract {

    @Override
    protected WireService service() {
        return LocalService.SHARED;
    }
}
