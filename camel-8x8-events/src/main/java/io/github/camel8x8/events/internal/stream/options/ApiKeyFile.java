/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

/**
 * A file that contains only the API key, such as a mounted secret. It is read for every connection
 * attempt, so that a key can be rotated while routes run. Symbolic links are followed each time: a
 * Kubernetes secret is replaced by changing a link.
 *
 * <p>Every problem is an {@link UnusableKeyException} that names the option and the path, and never
 * shows the content. It has no cause, because its own sentence is reported.
 *
 * @param path the file
 */
public record ApiKeyFile(Path path) implements Supplier<String> {

    /** No key is this long: a larger file is a different one. */
    private static final int MAX_BYTES = 4096;

    private static final String OPTION = "apiKeyFile";

    /**
     * The file with this path. It need not exist yet.
     *
     * @param option the value of the option
     * @return the file
     * @throws IllegalArgumentException if the value is not a path
     */
    public static ApiKeyFile of(String option) {
        String text = option.trim();
        if (text.regionMatches(true, 0, "file:", 0, "file:".length())) {
            throw InvalidOption.of(OPTION, text, "which is a URL; write only the path of the file");
        }
        try {
            return new ApiKeyFile(Path.of(text));
        } catch (InvalidPathException e) {
            throw InvalidOption.of(OPTION, text, "which is not a valid path");
        }
    }

    /**
     * Reads the key. Blocks.
     *
     * @return the key without the line break at its end and without blanks around it
     * @throws UnusableKeyException if the file does not contain exactly one key
     */
    @Override
    public String get() {
        String key = content().strip();
        if (key.isEmpty()) {
            throw unusable("but that file is empty; it must contain the API key");
        }
        if (key.lines().count() > 1) {
            throw unusable(
                    "but that file has several lines; it must contain only the API key, in one line");
        }
        if (!ApiKey.isValid(key)) {
            throw unusable(
                    "but that file contains a character that is not valid in a key, such as a byte"
                            + " order mark; save it as plain ASCII text");
        }
        return key;
    }

    private String content() {
        try {
            // One look at the file: a link can change between two.
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (file.isDirectory()) {
                throw unusable("which is a directory; set it to the file in it");
            }
            // A pipe or a device could block the connection attempt forever.
            if (!file.isRegularFile()) {
                throw unusable("which is not a regular file");
            }
            return read();
        } catch (IOException e) {
            throw unusable(reason(e));
        }
    }

    private String read() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(
                        "but that file is larger than "
                                + MAX_BYTES
                                + " bytes; it must contain only the API key");
            }
            return new String(bytes, UTF_8);
        }
    }

    /** Only the class of an unknown problem: its message can contain anything. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "but there is no such file";
        }
        return e instanceof AccessDeniedException
                ? "but this process has no permission to read that file"
                : "but that file cannot be read (" + e.getClass().getSimpleName() + ")";
    }

    private UnusableKeyException unusable(String fix) {
        return UnusableKeyException.of(InvalidOption.of(OPTION, path, fix));
    }
}
