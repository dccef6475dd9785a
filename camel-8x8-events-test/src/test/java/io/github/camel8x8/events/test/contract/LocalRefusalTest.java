/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

class LocalRefusalTest extends RefusalContract {

    @Override
    protected WireService service() {
        return LocalService.SHARED;
    }
}
