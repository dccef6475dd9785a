/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class path of the tests with changed jars. */
final class IsolatedClassPath {

    private static final Path WRONG_LIBRARIES = Path.of("target/wrong-libraries");

    private final List<Path> entries = new ArrayList<>();

    IsolatedClassPath() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry));
        }
    }

    /** Removes this artifact in any version. */
    IsolatedClassPath without(String artifact) {
        assertThat(entries.removeIf(entry -> isOf(artifact, entry))).as(artifact).isTrue();
        return this;
    }

    /** Removes this artifact where the tests have it: only some of them need it. */
    IsolatedClassPath withoutOptional(String artifact) {
        entries.removeIf(entry -> isOf(artifact, entry));
        return this;
    }

    /** Adds one of the jars that the build has copied. */
    IsolatedClassPath with(Path jar) {
        entries.add(jar);
        return this;
    }

    /** The jar of this artifact with a version that has this prefix. */
    static Path wrong(String artifact, String version) {
        try (Stream<Path> jars = Files.list(WRONG_LIBRARIES)) {
            return jars.filter(jar -> name(jar).startsWith(artifact + "-" + version))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes only, as in a shaded jar without the metadata of its parts. */
    static Path classesOf(Path jar, Path directory) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(name(jar)));
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(zip.getPath("/io"))) {
            for (Path file : files.toList()) {
                Path copy = classes.resolve(file.toString().substring(1));
                Files.createDirectories(Files.isDirectory(file) ? copy : copy.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, copy);
                }
            }
        }
        return classes;
    }

    Path jarOf(String artifact) {
        return entries.stream().filter(entry -> isOf(artifact, entry)).findFirst().orElseThrow();
    }

    /** A class loader that shares no class with the tests. */
    URLClassLoader loader() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : entries) {
            urls.add(entry.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** The argument for {@code java -cp}. */
    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(joining(File.pathSeparator));
    }

    private static boolean isOf(String artifact, Path entry) {
        return name(entry).matches(artifact + "-\\d.*\\.jar");
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
