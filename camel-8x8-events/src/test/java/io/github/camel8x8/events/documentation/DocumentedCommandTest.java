/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of a page, and the places that run them. */
class DocumentedCommandTest {

    private static final String CI = ".ci/run";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run\n\n    make all\n",
                "```\nmake all\n```\n",
                "```sh\nmake all     # builds it\n```\n",
                "1. Run\n\n   ```\n   make all\n   ```\n",
                "Run\n\n    SPEED=high NAME='a b' make \\\n        all\n",
            })
    void isALineOfABlock(String text) {
        assertCommands(text).containsExactly("make all");
    }

    @Test
    void isCodeInTheTextThatBeginsWithAProgram() {
        assertCommands("The class `Make all` and `mvn` are none; run `./mvnw\nverify`.")
                .containsExactly("./mvnw verify");
    }

    @Test
    void isNoBlockInAnotherLanguage() {
        assertCommands("```java\nmake(all);\n```\n```text\nmake: done\n```\nText\n    in a list")
                .isEmpty();
    }

    @Test
    void namesItsLine() {
        assertThat(DocumentedCommand.of(page("Text\n\n    make all\n\nText with `git log`.")))
                .extracting(DocumentedCommand::place)
                .containsExactly("page.md:3", "page.md:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"./mvnw -ntp verify", "./mvnw -Pnightly verify", "npm test --prefix site"})
    void isRunByAScriptThatHasEachOfItsWords(String command) {
        assertThat(new CommandRun(CI, true, command, "").placeHasTheCommand()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"./mvnw -Pnightly package", "npm test --prefix release", "..."})
    void isNotRunByAScriptThatHasNoStatementWithItsWords(String command) {
        assertThat(new CommandRun(CI, true, command, "").placeHasTheCommand()).isFalse();
    }

    @Test
    void isNotRunByAnotherMethodOfATest() {
        String test =
                "camel-8x8-events/src/test/java/io/github/camel8x8/events/documentation/DocumentedCommandTest.java";
        String words = "page.md:3";

        assertThat(new CommandRun(test + "#namesItsLine", true, words, "").placeHasTheCommand())
                .isTrue();
        assertThat(new CommandRun(test + "#isALineOfABlock", true, words, "").placeHasTheCommand())
                .isFalse();
    }

    private static AbstractListAssert<?, ?, String, ObjectAssert<String>> assertCommands(
            String text) {
        return assertThat(DocumentedCommand.of(page(text))).extracting(DocumentedCommand::text);
    }

    private static Page page(String text) {
        return new Page(Path.of("page.md"), text);
    }
}
