/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of a session or a stream, whose other side does what the test says. */
abstract class AgainstScriptedPeer {

    @RegisterExtension final SessionFixture fixture = new SessionFixture();

    ScriptedPeer peer;

    /** Of a reader at latest that finds the peer. */
    TestOptions options;

    @BeforeEach
    void listen() {
        peer = fixture.peer();
        options = TestOptions.reader("latest").at(peer.url());
    }
}
