/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import java.nio.file.Path;
import java.util.List;

/** A part of a tested file: {@code path#tag}, between {@code tag::} and {@code end::}. */
final class Snippet {

    private Snippet() {}

    /**
     * Reads the part, without the common indentation of its lines.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    static String of(String source) {
        int hash = source.indexOf('#');
        String path = hash < 0 ? source : source.substring(0, hash);
        List<String> lines = Page.read(Path.of(path)).text().lines().toList();
        if (hash >= 0) {
            String tag = source.substring(hash + 1) + "[]";
            lines =
                    lines.subList(
                            1 + lineWith(lines, "tag::" + tag, source),
                            lineWith(lines, "end::" + tag, source));
        }
        return String.join("\n", lines).stripTrailing().stripIndent() + "\n";
    }

    private static int lineWith(List<String> lines, String marker, String source) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip().replaceFirst(" -->$", ""); // a comment of XML
            if (line.endsWith(marker)) {
                return i;
            }
        }
        throw new IllegalArgumentException(source + ": there is no line with " + marker);
    }
}
