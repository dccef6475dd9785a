/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder on a disk of 64 KB, which can be filled. */
final class SmallDisk implements AutoCloseable {

    private static final int SIZE = 64 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test if this user may not mount a file system. */
    static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()))
                .as("the exit code of mount, which only root may use")
                .isZero();
        return new SmallDisk(folder);
    }

    /** Uses all space that is left. */
    void fill() {
        try {
            Files.write(filler(), new byte[SIZE]);
        } catch (IOException full) {
            // As intended: the file has the size of the space that was left.
        }
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    /** The files that others have written. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(x -> !x.equals(filler())).toList();
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
