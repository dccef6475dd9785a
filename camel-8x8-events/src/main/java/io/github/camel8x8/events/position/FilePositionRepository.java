/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import java.io.BufferedWriter;
import java.io.File;
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
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stores positions in a file that is always complete: each change is written to another file in the
 * same directory, forced to the disk, and moved over the old file in one step. A process that is
 * killed at any byte of it leaves the old positions or the new ones. (Camel's {@code
 * FileStateRepository} appends, and reads an incomplete last line as a position.)
 *
 * <p>For the option {@code offsetRepository}. Several processes on one host may use the same file,
 * so that one can continue after another has ended. Each process reads the file itself, and changes
 * it under a lock of the operating system on a second file, whose name ends in {@code .lock}. Two
 * readers must not use the same key; {@code master:} prevents that. All methods may be called from
 * any thread.
 */
public final class FilePositionRepository extends ServiceSupport
        implements StateRepository<String, String> {

    /** The operating system's lock is per process, and not per thread or instance. */
    private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    /** Windows cannot open a directory as a file; NTFS keeps a journal of its names. */
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path file;
    private final Path next;
    private final Path lockFile;
    private final ReentrantLock ofThisProcess;

    /**
     * Stores positions in this file; the file and its directory are created if they do not exist.
     *
     * @param file a file for this purpose only, on a local disk
     */
    public FilePositionRepository(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.next = beside(".next");
        this.lockFile = beside(".lock");
        this.ofThisProcess =
                OF_THIS_PROCESS.computeIfAbsent(this.file, path -> new ReentrantLock());
    }

    /**
     * Stores positions in this file. For beans in YAML, XML and properties, which do not support
     * paths: {@code
     * #class:io.github.camel8x8.events.position.FilePositionRepository#at('positions')}.
     *
     * @param file a file for this purpose only, on a local disk
     * @return the repository
     */
    public static FilePositionRepository at(String file) {
        return new FilePositionRepository(Path.of(file));
    }

    /** {@return the file with the positions} */
    public Path file() {
        return file;
    }

    /**
     * Stores a position. It is on the disk when this method returns.
     *
     * @throws UncheckedIOException if it cannot be written; the old positions remain
     */
    @Override
    public void setState(String key, String value) {
        ofThisProcess.lock();
        try (FileChannel ofTheHost =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ofTheHost.lock(); // until it is closed
            Properties positions = read();
            positions.setProperty(key, value);
            write(positions);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store positions in " + file, e);
        } finally {
            ofThisProcess.unlock();
        }
    }

    /**
     * The position that is in the file now; another process may have written it.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalStateException if the file has only the beginning of the key, because it was
     *     written by hand
     */
    @Override
    public @Nullable String getState(String key) {
        try {
            Properties positions = read();
            String position = positions.getProperty(key);
            if (position == null) {
                requireNotCut(positions, key);
            }
            return position;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read positions from " + file, e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        Files.createDirectories(file.getParent());
        read();
    }

    /** The format ends a key at a colon, unless it is escaped. Each key of a reader has a colon. */
    private void requireNotCut(Properties positions, String key) {
        String cut = key.substring(0, Math.max(0, key.indexOf(':')));
        if (!cut.isEmpty() && positions.containsKey(cut)) {
            throw new IllegalStateException(
                    "The file "
                            + file
                            + " has the key '"
                            + cut
                            + "', which ends at a colon; write \\: for each colon of a key");
        }
    }

    /** Needs no lock: the file is replaced as a whole. */
    private Properties read() throws IOException {
        Properties positions = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            positions.load(reader);
        } catch (NoSuchFileException e) {
            // nothing is stored yet
        } catch (IllegalArgumentException e) {
            throw new IOException("a backslash and u without four digits", e);
        }
        return positions;
    }

    private void write(Properties positions) throws IOException {
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
        if (!WINDOWS) {
            try (FileChannel directory =
                    FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                directory.force(true); // otherwise a power cut may undo the move
            }
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
