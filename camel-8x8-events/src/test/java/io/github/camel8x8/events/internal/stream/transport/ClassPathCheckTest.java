/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.IsolatedClassPath.classesOf;
import static io.github.camel8x8.events.internal.stream.transport.IsolatedClassPath.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error for incompatible versions of AsyncHttpClient and Netty. */
class ClassPathCheckTest {

    private static final String HTTP_MODULE = "netty-codec-http";

    @TempDir private Path directory;

    private final IsolatedClassPath classPath = new IsolatedClassPath();

    @Test
    void whatTheBuildUsesFits() {
        assertThatCode(ClassPathCheck::requireEngine).doesNotThrowAnyException();
    }

    @Test
    void whatIsFoundIsListedWithVersions() {
        assertThat(ClassPathCheck.found())
                .containsPattern(
                        "^async-http-client 3\\.\\S+, netty-common 4\\.\\S+, netty-buffer 4");
    }

    @Test
    void anAsyncHttpClient2IsNamedWithItsVersionItsJarAndTheFix() throws Exception {
        classPath.without("async-http-client").with(wrong("async-http-client", "2."));

        assertThat(problem())
                .contains("AsyncHttpClient on the class path is too old: async-http-client 2.12.4")
                .contains("(async-http-client-2.12.4.jar)")
                .contains("put org.asynchttpclient:async-http-client:3.0.13 or later into");
    }

    @Test
    void aMissingAsyncHttpClientIsNamed() throws Exception {
        classPath.without("async-http-client");

        assertThat(problem())
                .contains("AsyncHttpClient is missing from the class path")
                .contains("add the dependency org.asynchttpclient:async-http-client:");
    }

    @Test
    void aMissingModuleOfNettyIsNamed() throws Exception {
        classPath.without(HTTP_MODULE);

        assertThat(problem()).contains("io.netty:netty-codec-http is missing");
    }

    @Test
    void withoutNettyItsFirstModuleIsNamed() throws Exception {
        classPath.without("netty-common");

        assertThat(problem()).contains("io.netty:netty-common is missing");
    }

    @Test
    void aNettyThatIsMixedFromTwoLinesIsNamedModuleByModule() throws Exception {
        boolean is42 = classPath.jarOf(HTTP_MODULE).toString().contains("-4.2.");
        classPath.without("netty-common").with(wrong("netty-common", is42 ? "4.1." : "4.2."));

        assertThat(problem())
                .contains("Netty on the class path is mixed from several versions: netty-common 4.")
                .contains("netty-handler 4.")
                .contains("import io.netty:netty-bom, 4.1.130.Final or later");
    }

    @Test
    void aNettyThatIsTooOldIsNamed() throws Exception {
        classPath.without(HTTP_MODULE).with(classesOf(wrong(HTTP_MODULE, "4.1."), directory));

        assertThat(problem())
                .contains("Netty on the class path is too old: netty-codec-http of unknown version")
                .contains("import io.netty:netty-bom, 4.1.130.Final or later");
    }

    @Test
    void aShadedNettyThatHasLostItsVersionFits() throws Exception {
        Path jar = classPath.jarOf("netty-common");
        classPath.without("netty-common").with(classesOf(jar, directory));

        assertThat(problem()).isNull();
    }

    private String problem() throws IOException {
        try (URLClassLoader loader = classPath.loader()) {
            return new ClassPathCheck(loader).problem();
        }
    }
}
