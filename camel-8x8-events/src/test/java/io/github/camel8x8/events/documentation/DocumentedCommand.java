/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a page shows, in a block or in the text.
 *
 * @param place the page and the line, as file:line
 * @param text the command on one line, without comment and without the settings of the environment
 *     before it
 */
record DocumentedCommand(String place, String text) {

    /** A block in one of these languages contains only commands; so does an indented block. */
    private static final Set<String> LANGUAGES = Set.of("", "sh", "bash", "shell", "console");

    private static final Pattern FENCE = Pattern.compile("\\s*```(\\w*)");

    /** A command in the text begins with one of these programs, and has an argument. */
    private static final String PROGRAM =
            "(?:\\./)?(?:mvnw|mvn|java|camel|jbang|npm|npx|node|git|curl|docker|kubectl|sudo|brew|apt|jcmd"
                    + "|prometheus|promtool|python3|applications/check|\\.ci/\\w+)\\s[^`]+";

    private static final String SETTING = "[A-Z][A-Z_]*=(?:'[^']*'|\"[^\"]*\"|[^\\s'\"]*) +";

    private static final Pattern IN_TEXT =
            Pattern.compile("`((?:" + SETTING + ")*" + PROGRAM + ")`");

    /** Lines of a block that only prepare the next command. */
    private static final Pattern PREPARATION = Pattern.compile("(?:export|cd) .*");

    private enum Kind {
        TEXT,
        COMMAND,
        OTHER
    }

    /** All commands of a page: those in blocks, then those in the text. */
    static List<DocumentedCommand> of(Page page) {
        List<String> lines = page.text().lines().toList();
        List<Kind> kinds = kinds(lines);
        List<DocumentedCommand> commands = new ArrayList<>();
        addBlocks(commands, page, lines, kinds);
        addText(commands, page, lines, kinds);
        return commands;
    }

    private static List<Kind> kinds(List<String> lines) {
        List<Kind> kinds = new ArrayList<>();
        String language = null;
        boolean indented = false;
        boolean blank = true;
        for (String line : lines) {
            Matcher fence = FENCE.matcher(line);
            if (fence.lookingAt()) {
                language = language == null ? fence.group(1) : null;
                kinds.add(Kind.OTHER);
            } else if (language != null) {
                kinds.add(LANGUAGES.contains(language) ? Kind.COMMAND : Kind.OTHER);
            } else {
                indented = line.startsWith("    ") && (blank || indented);
                kinds.add(indented ? Kind.COMMAND : Kind.TEXT);
            }
            blank = line.isBlank();
        }
        return kinds;
    }

    private static void addBlocks(
            List<DocumentedCommand> commands, Page page, List<String> lines, List<Kind> kinds) {
        StringBuilder command = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (kinds.get(i) == Kind.COMMAND) {
                String part = lines.get(i).strip().replaceFirst("\\s{2,}#.*", "");
                command.append(part);
                if (part.endsWith("\\")) {
                    command.setCharAt(command.length() - 1, ' ');
                } else {
                    add(commands, page + ":" + (i + 1), command.toString());
                    command.setLength(0);
                }
            }
        }
    }

    private static void addText(
            List<DocumentedCommand> commands, Page page, List<String> lines, List<Kind> kinds) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(kinds.get(i) == Kind.TEXT ? lines.get(i) : "").append('\n');
        }
        Matcher inText = IN_TEXT.matcher(text);
        while (inText.find()) {
            long line = text.substring(0, inText.start() + 1).lines().count();
            add(commands, page + ":" + line, inText.group(1));
        }
    }

    private static void add(List<DocumentedCommand> commands, String place, String text) {
        String command = normalized(text);
        if (!command.isEmpty() && !PREPARATION.matcher(command).matches()) {
            commands.add(new DocumentedCommand(place, command));
        }
    }

    private static String normalized(String command) {
        return command.strip().replaceAll("\\s+", " ").replaceFirst("^(?:" + SETTING + ")+", "");
    }
}
