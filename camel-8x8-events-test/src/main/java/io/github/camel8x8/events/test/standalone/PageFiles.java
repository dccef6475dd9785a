/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.server.Pages.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the status page in this jar: templates, and the files that the page loads. */
final class PageFiles {

    private static final String FOLDER = "/page/";

    private final Map<String, Page> served =
            Map.of(
                    FOLDER + "shared.css", new Page("text/css", read("shared.css")),
                    FOLDER + "status.css", new Page("text/css", read("status.css")),
                    FOLDER + "status.js", new Page("text/javascript", read("status.js")),
                    FOLDER + "icon.svg", new Page("image/svg+xml", read("icon.svg")));

    /** The file at a path; null if there is none. */
    @Nullable Page at(String path) {
        return served.get(path);
    }

    /**
     * {@return the text of a file}
     *
     * @throws IllegalStateException if the jar does not contain it
     */
    static String read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar does not contain page/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
