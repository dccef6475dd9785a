/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The events that a route has processed, in a file that survives the process: a line for each life
 * of the process, and a line for each event with its number. A line is one write, so after a kill
 * it is either complete or missing.
 */
final class Ledger {

    private static final String LIFE = "life";

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    /** Opens the file for another life. */
    FileChannel open() throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        write(channel, LIFE);
        return channel;
    }

    static void write(FileChannel channel, String line) throws IOException {
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Counts all its entries. */
    Account read() {
        Account account = new Account();
        for (String line : lines()) {
            if (line.equals(LIFE)) {
                account.nextLife();
            } else {
                account.add(Integer.parseInt(line));
            }
        }
        return account;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
