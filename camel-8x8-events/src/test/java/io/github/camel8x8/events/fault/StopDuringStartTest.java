/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopDuringStartTest {

    @Test
    void aSigtermWhileTheRouteConnectsEndsTheProgramWithoutAnErrorOrAStackTrace(
            @TempDir Path directory) throws Exception {
        Path log = directory.resolve("log");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ChildProcess program =
                        ChildProcess.start(
                                log,
                                StartingProcess.class,
                                "ws://127.0.0.1:" + silent.getLocalPort())) {
            Socket connecting = silent.accept(); // and never answers
            String said = program.terminate();

            assertThat(connecting.isConnected()).isTrue();
            assertThat(said).contains("Apache Camel").doesNotContain("\tat ", " ERROR ");
            assertThat(Files.readString(log)).doesNotContain("\tat ");
            connecting.close();
        }
    }
}
