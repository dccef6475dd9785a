/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps positions in a file that cannot be torn: each change is written to a file beside it, forced
 * to the disk, and put in its place in one step. A process that is killed at any byte of it leaves
 * the old positions or the new ones. (Camel's own {@code FileStateRepository} appends, and a half
 * line at its end is read as a position.)
 *
 * <p>For the option {@code offsetRepository}. One process at a time may use a file. All methods may
 * be called from any thread.
 */
public final class FilePositionRepository extends ServiceSupport
        implements StateRepository<String, String> {

    private final Path file;
    private final Path next;
    private final Properties positions = new Properties();

    /**
     * Keeps positions in this file; it and its directory are made where they are not there.
     *
     * @param file a file of its own, on a local disk
     */
    public FilePositionRepository(Path file) {
        this.file = file.toAbsolutePath();
        this.next = this.file.resolveSibling(this.file.getFileName() + ".next");
    }

    /**
     * The same for a file that is named in a configuration, as of a bean in YAML.
     *
     * @param file its path
     */
    public FilePositionRepository(String file) {
        this(Path.of(file));
    }

    /**
     * Stores a position; on the disk when this returns.
     *
     * @throws UncheckedIOException where it cannot be written; the old positions stay
     */
    @Override
    public synchronized void setState(String key, String value) {
        Object before = positions.setProperty(key, value);
        try {
            write();
        } catch (IOException e) {
            if (before == null) {
                positions.remove(key);
            } else {
                positions.put(key, before);
            }
            throw new UncheckedIOException("Cannot store positions in " + file, e);
        }
    }

    @Override
    public synchronized @Nullable String getState(String key) {
        return positions.getProperty(key);
    }

    @Override
    protected synchronized void doStart() throws Exception {
        positions.clear();
        try (Reader reader = Files.newBufferedReader(file)) {
            positions.load(reader);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
        }
    }

    private void write() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                next,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                BufferedWriter writer =
                        new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            positions.store(writer, "Positions of 8x8events readers");
            writer.flush();
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true); // else a power cut may undo the move
        }
    }
}
