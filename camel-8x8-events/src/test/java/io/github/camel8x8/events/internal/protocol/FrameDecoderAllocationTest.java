/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static io.github.camel8x8.events.internal.protocol.FrameFixture.PLAIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many bytes the decoder allocates for a frame. */
class FrameDecoderAllocationTest {

    private final FrameFixture frames = new FrameFixture();

    /** The payload, the frame, its texts, and two buffers of 48 bytes until JIT removes them. */
    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 40_000})
    void allocatesThePayloadTheFrameAndItsTextsAndNothingElse(int size) throws Exception {
        assertThat(allocatedPerDecode(frame(PLAIN, size))).isBetween((long) size, size + 350L);
    }

    /**
     * Frames that only Jackson reads. Measured: 1.1 KB more than the payload, whatever its size.
     */
    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 40_000})
    void allocatesLittleMoreThanThePayloadAlsoOfAFrameThatIsWrittenOtherwise(int size)
            throws Exception {
        byte[] frame = frame(PLAIN.replace("messageId", "\\u006dessageId"), size);

        assertThat(allocatedPerDecode(frame)).isBetween((long) size, size + 1_300L);
    }

    private static byte[] frame(String pattern, int size) {
        byte[] payload = new byte[size];
        new Random(1).nextBytes(payload);
        return pattern.replace("cGxhaW4=", Base64.getEncoder().encodeToString(payload))
                .getBytes(UTF_8);
    }

    private long allocatedPerDecode(byte[] frame) throws MalformedFrameException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 3_000;
        long allocated = 0;
        for (int warming = 0; warming < 3; warming++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rounds; i++) {
                frames.decoder.decode(frame, 0, frame.length);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated / rounds;
    }
}
