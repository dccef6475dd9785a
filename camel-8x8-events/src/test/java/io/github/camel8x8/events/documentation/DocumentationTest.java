/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation contains only tested code, and its statements match the code. */
class DocumentationTest {

    private static final String WRITE =
            "./mvnw -q -pl camel-8x8-events -am verify -DskipITs -Ddocs=write"
                    + " -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false";

    /** Verified by other tests. */
    private static final List<String> HELD_ELSEWHERE =
            List.of(
                    "docs/testing.md",
                    "docs/performance.md",
                    "docs/reliability.md",
                    "docs/event-extras.md");

    private static final Pattern LINK =
            Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)|!\\[[^\\]]*]\\(([^)\\s]+)\\)");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void snippetsAndTablesMatchTheCode(Page page) throws IOException {
        Page wanted = page.withSnippets().withTables(new GeneratedTables());

        if ("write".equals(System.getProperty("docs"))) {
            wanted.write();
        } else {
            assertThat(page.text())
                    .as("%s does not match the code; this command writes it: %s", page, WRITE)
                    .isEqualTo(wanted.text());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void javaComesFromATestedFile(Page page) {
        if (HELD_ELSEWHERE.contains(page.toString())) {
            return;
        }
        assertThat(page.blocks())
                .filteredOn(block -> block.language().equals("java"))
                .allSatisfy(
                        block ->
                                assertThat(block.source())
                                        .as("%s: write <!-- snippet: path#tag --> above it", block)
                                        .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksAreValid(Page page) throws IOException {
        Matcher link = LINK.matcher(withoutBlocks(page.text()));
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (!target.matches("[a-z]+:.*")) {
                expectTarget(page, target);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"docs, docs/README.md, ''", "docs/recipes, docs/recipes.md, recipes/"})
    void eachPageIsInTheIndex(String folder, String index, String prefix) throws IOException {
        String text = Files.readString(Page.ROOT.resolve(index));
        try (Stream<Path> files = Files.list(Page.ROOT.resolve(folder))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .toList();
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(text).contains("(" + prefix + name));
        }
    }

    @Test
    void eachPageBeginsWithWhatTheReaderWillBeAbleToDo() {
        assertThat(Page.all())
                .filteredOn(page -> page.path().startsWith("docs"))
                .filteredOn(page -> !page.path().startsWith("docs/adr"))
                .filteredOn(page -> !page.path().endsWith("README.md"))
                .allSatisfy(
                        page ->
                                assertThat(page.text().lines().skip(2).findFirst())
                                        .as("the line below the heading of %s", page)
                                        .get(InstanceOfAssertFactories.STRING)
                                        .startsWith("After this page, you "));
    }

    @Test
    void theErrorsOfTroubleshootingAreThoseOfTheCode() throws IOException {
        String sources = textOfSources();
        List<String> quoted =
                Page.read(Path.of("docs/troubleshooting.md"))
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("### `"))
                        .map(line -> line.substring("### `".length(), line.lastIndexOf('`')))
                        .toList();

        assertThat(quoted).isNotEmpty();
        assertThat(quoted.stream().flatMap(text -> Stream.of(text.split("…"))))
                .filteredOn(part -> part.strip().length() > 3)
                .allSatisfy(part -> assertThat(sources).contains(part));
    }

    @Test
    void compatibilityNamesTheVersionsThatAreBuiltWithAndTested() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/compatibility.md"));
        Matcher version =
                Pattern.compile(
                                "<(camel|camel\\.current|netty|jackson|spring-boot|java|pulsar)"
                                        + "\\.version>([^<]+)<")
                        .matcher(Files.readString(Page.ROOT.resolve("pom.xml")));
        List<String> versions =
                version.results().map(found -> found.group(2).replace(".Final", "")).toList();

        assertThat(versions).hasSize(7).allSatisfy(each -> assertThat(page).contains("| " + each));
    }

    private static void expectTarget(Page page, String target) throws IOException {
        String path = target.replaceFirst("#.*", "");
        Path file =
                path.isEmpty()
                        ? Page.ROOT.resolve(page.path())
                        : Page.ROOT.resolve(page.path()).resolveSibling(path).normalize();
        assertThat(file).as("the link to %s in %s", target, page).exists();
        if (target.contains("#") && file.toString().endsWith(".md")) {
            assertThat(anchors(Files.readString(file)))
                    .as("the link to %s in %s", target, page)
                    .contains(target.substring(target.indexOf('#') + 1));
        }
    }

    /** As GitHub derives them from headings. */
    private static List<String> anchors(String text) {
        return withoutBlocks(text)
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(
                        line ->
                                line.replaceFirst("#+ ", "")
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                        .replace(' ', '-'))
                .toList();
    }

    private static String withoutBlocks(String text) {
        return text.replaceAll("(?ms)^```.*?^```$", "");
    }

    /** Joins string literals that are split into several parts. */
    private static String textOfSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile)
                    .map(
                            file -> {
                                try {
                                    return Files.readString(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            })
                    .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
                    .collect(Collectors.joining());
        }
    }
}
