/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.TestOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of a session or a stream against a peer that the test scripts. */
public abstract class AgainstScriptedPeer {

    public @RegisterExtension final SessionFixture fixture = new SessionFixture();

    public ScriptedPeer peer;

    /** The options of a reader at latest that connects to the peer. */
    public TestOptions options;

    @BeforeEach
    void listen() {
        peer = fixture.peer();
        options = TestOptions.reader("latest").at(peer.url());
    }
}
