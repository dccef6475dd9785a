/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LauncherTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void forget() {
        Application.SEEN.clear();
    }

    @AfterEach
    void end() {
        System.clearProperty(Launcher.SERVICE_URL);
        System.clearProperty(Launcher.TENANT);
    }

    @Test
    void withoutAKeyTheApplicationFindsAStreamInItsSystemProperties() throws Exception {
        launcher(Map.of()).run(Application.class.getName(), "one", "two");

        String serviceUrl = Application.SEEN.get(0);
        assertThat(Application.SEEN).element(1).isEqualTo("tenant01");
        assertThat(Application.SEEN).element(2).isEqualTo("200");
        assertThat(Application.SEEN).element(3).isEqualTo("one two");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(serviceUrl, "EIGHT_KEY");
    }

    @Test
    void anApplicationThatLivesOnAfterItsMainMethodStillHasItsStream() throws Exception {
        launcher(Map.of()).run(Application.class.getName());

        String serviceUrl = Application.SEEN.get(0);
        assertThat(System.getProperties())
                .containsEntry(Launcher.SERVICE_URL, serviceUrl)
                .containsEntry(Launcher.TENANT, "tenant01");
        assertThat(Application.status(serviceUrl)).isEqualTo(200);
    }

    @Test
    void theStreamEndsWithTheProgramAndNotBefore() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        launcher(Map.of()).run(Application.class.getName());

        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(before);
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
    }

    @Test
    void ifTheApplicationThrowsTheSystemPropertiesAreAsBeforeAndTheStreamIsClosed() {
        assertThatThrownBy(() -> launcher(Map.of()).run(Failing.class.getName()))
                .isInstanceOf(IOException.class);

        assertThat(System.getProperties())
                .doesNotContainKeys(Launcher.SERVICE_URL, Launcher.TENANT);
        assertThatThrownBy(() -> Application.status(Application.SEEN.get(0)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void withAKeyTheApplicationRunsAsItIs() throws Exception {
        launcher(Map.of(Launcher.KEY, "eght_key")).run(Application.class.getName(), "one");

        assertThat(Application.SEEN).containsExactly("null", "null", "none", "one");
        assertThat(out.size()).isZero();
    }

    @Test
    void whatTheApplicationThrowsIsThrown() {
        assertThatThrownBy(() -> launcher(Map.of()).run(Failing.class.getName()))
                .isInstanceOf(IOException.class)
                .hasMessage("no route");
    }

    private Launcher launcher(Map<String, String> environment) {
        return new Launcher(environment::get, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    /** Records the address, the tenant, the response of the address, and the arguments. */
    public static final class Application {

        static final List<String> SEEN = new ArrayList<>();

        private Application() {}

        public static void main(String[] arguments) throws Exception {
            String serviceUrl = System.getProperty(Launcher.SERVICE_URL);
            SEEN.add(String.valueOf(serviceUrl));
            SEEN.add(String.valueOf(System.getProperty(Launcher.TENANT)));
            SEEN.add(serviceUrl == null ? "none" : String.valueOf(status(serviceUrl)));
            SEEN.add(String.join(" ", arguments));
        }

        static int status(String serviceUrl) throws Exception {
            URI page = URI.create(serviceUrl.replace("ws:", "http:") + "/");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** Fails to start. */
    public static final class Failing {

        private Failing() {}

        public static void main(String[] arguments) throws IOException {
            Application.SEEN.add(System.getProperty(Launcher.SERVICE_URL));
            throw new IOException("no route");
        }
    }
}
