/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.LocalStreamExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redelivery to subscriptions, on the local stream. */
@ExtendWith(LocalStreamExtension.class)
class SubscriptionRedeliveryOnLocalStreamTest extends SubscriptionRedeliveryContract {

    @BeforeEach
    void open(LocalStream local) {
        super.open(local);
    }
}
