/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a documented command is run, from {@code documented-commands.txt}.
 *
 * @param place a script, or a test as path/Name.java#method; or the reason why it is not run
 * @param isRun false if the place is a reason
 * @param command as documented
 * @param words what the place contains; empty for the words of the command
 */
record CommandRun(String place, boolean isRun, String command, String words) {

    private static final String NOT_RUN = "not run: ";

    /** Words that decide nothing, and placeholders. */
    private static final Pattern IGNORED =
            Pattern.compile("-B|-ntp|-q|\\||[A-Z_]+|<.*|.*(?:\\.\\.\\.|…).*");

    static List<CommandRun> all() {
        List<CommandRun> runs = new ArrayList<>();
        String place = "";
        for (String line : resource().lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                place = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                boolean isRun = !place.startsWith(NOT_RUN);
                String[] parts = line.split(" <- ", 2);
                runs.add(
                        new CommandRun(
                                isRun ? place : place.substring(NOT_RUN.length()),
                                isRun,
                                parts[0].strip(),
                                parts.length == 1 ? "" : parts[1].strip()));
            }
        }
        return runs;
    }

    /** Whether one statement of the script, or the method of the test, has all the words. */
    boolean placeHasTheCommand() {
        List<String> expected =
                Arrays.stream((words.isEmpty() ? command : words).split(" "))
                        .filter(word -> !IGNORED.matcher(word).matches())
                        .map(word -> word.replaceFirst("^\\./", ""))
                        .toList();
        return !expected.isEmpty()
                && statements().anyMatch(text -> expected.stream().allMatch(text::contains));
    }

    private Stream<String> statements() {
        String[] parts = place.split("#", 2);
        String text = Page.read(Path.of(parts[0])).text();
        if (parts.length == 2) {
            return method(text, parts[1]).stream();
        }
        return parts[0].endsWith(".json")
                ? text.lines()
                : text.replaceAll("\\\\\n\\s*", "")
                        .lines()
                        .filter(line -> !line.strip().startsWith("#"));
    }

    private static List<String> method(String source, String name) {
        Matcher method =
                Pattern.compile(
                                "(?ms)^(?:    @[^\n]*\n(?:[^\n]+\n)*?)?    (?:private )?(?:static )?void "
                                        + name
                                        + "\\(.*?^    }$")
                        .matcher(source);
        return method.find() ? List.of(method.group()) : List.of();
    }

    private static String resource() {
        try (var stream = CommandRun.class.getResourceAsStream("/documented-commands.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
