/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each command of the documentation is run by CI: in a test, or in a script. {@code
 * documented-commands.txt} names the place, or the reason why a command is not run.
 */
class DocumentedCommandsTest {

    private static final Path LIST =
            Path.of("camel-8x8-events/src/test/resources/documented-commands.txt");

    private static final List<DocumentedCommand> DOCUMENTED =
            Page.all().stream()
                    .filter(page -> !page.path().toString().matches("CHANGELOG.md|docs/adr/.*"))
                    .flatMap(page -> DocumentedCommand.of(page).stream())
                    .toList();

    private static final List<CommandRun> RUNS = CommandRun.all();

    @Test
    void eachCommandIsRunOrHasAReason() {
        assertThat(DOCUMENTED)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        command ->
                                assertThat(RUNS)
                                        .filteredOn(run -> run.command().equals(command.text()))
                                        .as(
                                                "%s: run the command in a test or in .ci/commands, and add it to %s: %s",
                                                command.place(), LIST, command.text())
                                        .hasSize(1));
    }

    @Test
    void eachEntryOfTheListIsDocumented() {
        assertThat(RUNS)
                .extracting(CommandRun::command)
                .isSubsetOf(DOCUMENTED.stream().map(DocumentedCommand::text).toList());
    }

    @Test
    void eachPlaceContainsItsCommand() {
        assertThat(RUNS)
                .filteredOn(CommandRun::isRun)
                .allSatisfy(
                        run ->
                                assertThat(run.placeHasTheCommand())
                                        .as("%s contains %s", run.place(), run.command())
                                        .isTrue());
    }

    @Test
    void ciRunsEachPlace() throws IOException {
        String ci = Files.readString(Page.ROOT.resolve(".ci/run"));

        assertThat(RUNS)
                .filteredOn(CommandRun::isRun)
                .extracting(run -> run.place().replaceFirst("#.*", ""))
                .allSatisfy(
                        place -> {
                            if (place.endsWith(".java")) {
                                assertThat(place).matches(".*(?:Test|IT)\\.java");
                            } else if (!place.equals(".ci/run") && !place.startsWith("site/")) {
                                assertThat(ci).contains(place);
                            }
                        });
    }

    @Test
    @SuppressWarnings("SystemOut") // CI prints the output of this test
    void printsTheCommandsThatAreNotRun() {
        List<CommandRun> notRun = RUNS.stream().filter(run -> !run.isRun()).toList();

        System.out.println(
                notRun.stream()
                        .map(run -> "  %s%n    %s".formatted(run.command(), run.place()))
                        .collect(
                                Collectors.joining(
                                        "%n".formatted(),
                                        "%d of %d commands of the documentation are not run:%n"
                                                .formatted(notRun.size(), RUNS.size()),
                                        "")));
        assertThat(notRun).allSatisfy(run -> assertThat(run.place()).contains(" "));
    }
}
