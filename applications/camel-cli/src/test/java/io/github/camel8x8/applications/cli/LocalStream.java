/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.applications.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local event stream, in a separate process and on a free port. */
final class LocalStream implements AutoCloseable {

    static final String KEY = "local-key";

    private static final Pattern SERVICE_URL = Pattern.compile("service-url = (ws://\\S+)");

    private final Process process;
    private final String serviceUrl;

    LocalStream() throws IOException {
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-jar",
                                        System.getProperty("stream.jar"),
                                        "--port",
                                        "0",
                                        "--key",
                                        KEY))
                        .redirectErrorStream(true)
                        .start();
        serviceUrl = readServiceUrl(process.inputReader());
    }

    private static String readServiceUrl(BufferedReader output) throws IOException {
        StringBuilder banner = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = SERVICE_URL.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
            banner.append(line).append('\n');
        }
        throw new IOException("The local stream did not start: " + banner);
    }

    String serviceUrl() {
        return serviceUrl;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.inputReader().close();
    }
}
