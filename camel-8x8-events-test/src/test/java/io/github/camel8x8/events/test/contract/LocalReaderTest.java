/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

class LocalReaderTest extends ReaderContract {

    @Override
    protected WireService service() {
        return LocalService.SHARED;
    }
}
