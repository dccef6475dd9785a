/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Runs an order in a separate process. */
public final class ClientProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClientProcess() {}

    /** Runs the order, and waits until it has completed. */
    public static List<Interval> run(ClientOrder order) throws IOException {
        try (JavaProcess process =
                JavaProcess.start(ClientMain.class, JSON.writeValueAsString(order))) {
            return JSON.readValue(
                    process.await(ClientMain.REPORT), new TypeReference<List<Interval>>() {});
        }
    }
}
