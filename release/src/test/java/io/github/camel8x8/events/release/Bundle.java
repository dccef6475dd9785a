/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The bundle that the build has created, and its files before they were zipped. */
final class Bundle {

    static final String GROUP = "io.github.camel8x8";
    static final String VERSION = System.getProperty("project.version");

    static final String BOM = "camel-8x8-events-bom";
    static final String COMPONENT = "camel-8x8-events";
    static final String STARTER = "camel-8x8-events-starter";
    static final String TEST = "camel-8x8-events-test";

    static final List<String> JARS = List.of(COMPONENT, STARTER, TEST);
    static final List<String> ARTIFACTS = List.of(BOM, COMPONENT, STARTER, TEST);

    static final Path FILES = Path.of(System.getProperty("bundle.files"));

    private Bundle() {}

    /** The path of a file in the bundle, for an ending such as {@code -sources.jar}. */
    static String name(String artifact, String ending) {
        return GROUP.replace('.', '/')
                + "/"
                + artifact
                + "/"
                + VERSION
                + "/"
                + artifact
                + "-"
                + VERSION
                + ending;
    }

    static Path file(String artifact, String ending) {
        return FILES.resolve(name(artifact, ending));
    }

    /** The files that Maven Central publishes: no checksums, no signatures. */
    static List<Path> published() {
        return all().stream()
                .filter(file -> !file.toString().matches(".*\\.(asc|md5|sha1|sha256|sha512)"))
                .toList();
    }

    static List<Path> all() {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the entries in the zip file, without folders. */
    static TreeSet<String> zipped() throws IOException {
        try (var zip = new ZipFile(System.getProperty("bundle"))) {
            var names = new TreeSet<String>();
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(e -> names.add(e.getName()));
            return names;
        }
    }
}
