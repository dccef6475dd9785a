/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.micro;

import io.github.camel8x8.events.benchmark.server.FrameStock;
import io.github.camel8x8.events.internal.protocol.FrameDecoder;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.protocol.ServerFrame;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decodes a frame's bytes to its fields and the payload's bytes. */
@State(Scope.Thread)
public class FrameBenchmark {

    private final FrameDecoder decoder = new FrameDecoder();
    private final byte[] frame =
            FrameStock.frameText(1, Interaction.interaction()).getBytes(StandardCharsets.UTF_8);

    private final byte[] escaped =
            FrameStock.escaped(FrameStock.frameText(1, Interaction.interaction()))
                    .getBytes(StandardCharsets.UTF_8);

    /** Decodes a frame that only Jackson reads. */
    @Benchmark
    public ServerFrame decodeByJackson() throws MalformedFrameException {
        return decoder.decode(escaped, 0, escaped.length);
    }

    /** Decodes a frame. */
    @Benchmark
    public ServerFrame decode() throws MalformedFrameException {
        return decoder.decode(frame, 0, frame.length);
    }
}
