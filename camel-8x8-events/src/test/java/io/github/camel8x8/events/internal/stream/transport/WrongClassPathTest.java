/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.IsolatedClassPath.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.ContextOnClassPath;
import io.github.camel8x8.events.fault.ChildProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route on a class path with the wrong libraries does not start, and reports the cause. */
class WrongClassPathTest {

    @TempDir private Path directory;

    @Test
    void withAsyncHttpClient2TheStartFailsWithASentence() {
        IsolatedClassPath classPath =
                new IsolatedClassPath()
                        .without("async-http-client")
                        .with(wrong("async-http-client", "2."));

        assertThat(startOn(classPath)).startsWith("AsyncHttpClient on the class path is too old");
    }

    @Test
    void withoutNettyTheStartFailsWithASentence() {
        // Vert.x would fail first.
        IsolatedClassPath classPath = new IsolatedClassPath().withoutOptional("camel-vertx-common");
        for (String module : new String[] {"common", "buffer", "transport", "codec-http"}) {
            classPath.without("netty-" + module);
        }

        assertThat(startOn(classPath)).startsWith("Netty on the class path is not complete");
    }

    @Test
    void withAnOldJacksonTheStartFailsAndNamesWhatIsMissing() {
        IsolatedClassPath classPath =
                new IsolatedClassPath().without("jackson-core").with(wrong("jackson-core", "2."));

        assertThat(startOn(classPath)).contains("jackson");
    }

    /** The message of the innermost cause. */
    private String startOn(IsolatedClassPath classPath) {
        try (ChildProcess process =
                ChildProcess.startWithClassPath(
                        directory.resolve("log"), classPath.toString(), ContextOnClassPath.class)) {
            return process.awaitLine("outcome ");
        }
    }
}
