/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One page of Markdown.
 *
 * @param path from the root of the repository
 * @param text of the page
 */
record Page(Path path, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> BUILT = Set.of("target", "node_modules");

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?m)(?:^<!-- snippet: (?<source>\\S+) -->\\n\\n?)?"
                            + "^```(?<language>[a-z]+)\\n(?<content>(?s:.*?))^```$");

    /** All pages of the repository. */
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .filter(Page::isDocumentation)
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path path) {
        try {
            return new Page(path, Files.readString(ROOT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write() throws IOException {
        Files.writeString(ROOT.resolve(path), text);
    }

    /** The fenced blocks that have a language. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            int line = 1 + (int) text.substring(0, block.start("content")).lines().count();
            blocks.add(
                    new Block(
                            path + ":" + line,
                            block.group("language"),
                            block.group("content"),
                            block.group("source")));
        }
        return blocks;
    }

    /** The page with the current content of each snippet. */
    Page withSnippets() {
        return new Page(
                path,
                BLOCK.matcher(text)
                        .replaceAll(
                                block ->
                                        Matcher.quoteReplacement(
                                                block.group(1) == null
                                                        ? block.group()
                                                        : "<!-- snippet: %s -->\n```%s\n%s```"
                                                                .formatted(
                                                                        block.group(1),
                                                                        block.group(2),
                                                                        Snippet.of(
                                                                                block.group(1))))));
    }

    /** The page with the current content of each table. */
    Page withTables(GeneratedTables tables) {
        return new Page(
                path,
                Pattern.compile("(<!-- generated: (\\S+) -->\\n)(?s:.*?)(<!-- generated: end -->)")
                        .matcher(text)
                        .replaceAll(
                                part ->
                                        Matcher.quoteReplacement(
                                                part.group(1)
                                                        + "\n"
                                                        + tables.table(part.group(2))
                                                        + "\n"
                                                        + part.group(3))));
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static boolean isDocumentation(Path path) {
        String first = path.getName(0).toString();
        for (Path part : path) {
            if (BUILT.contains(part.toString())) {
                return false;
            }
        }
        return !first.startsWith(".")
                && (path.getNameCount() == 1 || first.equals("docs") || path.endsWith("README.md"));
    }

    /**
     * A fenced block.
     *
     * @param place the first line, as file:line
     * @param language the language in the fence
     * @param content the text between the fences
     * @param source the file and tag of the snippet, or null
     */
    record Block(String place, String language, String content, String source) {

        @Override
        public String toString() {
            return place;
        }
    }
}
