/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyFileTest {

    private static final String KEY = "eght_9aF-3_x.y~z";

    @TempDir private Path directory;
    private Path path;
    private ApiKeyFile file;

    @BeforeEach
    void create() {
        path = directory.resolve("8x8-key");
        file = ApiKeyFile.of(path.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n", " \t\n"})
    void theLineBreakAfterTheKeyIsRemoved(String end) throws IOException {
        Files.writeString(path, KEY + end);

        assertThat(file.get()).isEqualTo(KEY);
    }

    @Test
    void theFileIsReadEachTime() throws IOException {
        Files.writeString(path, "first");
        assertThat(file.get()).isEqualTo("first");

        Files.writeString(path, "second");

        assertThat(file.get()).isEqualTo("second");
    }

    /** The file is a link to a link to a directory; an update replaces the second link. */
    @Test
    void anUpdateOfAKubernetesSecretIsRead() throws IOException {
        Path first = Files.createDirectory(directory.resolve("..2026_11_29_09"));
        Path second = Files.createDirectory(directory.resolve("..2026_11_29_10"));
        Files.writeString(first.resolve("8x8-key"), "first");
        Files.writeString(second.resolve("8x8-key"), "second");
        Path data = directory.resolve("..data");
        Files.createSymbolicLink(data, first.getFileName());
        Files.createSymbolicLink(path, Path.of("..data", "8x8-key"));
        assertThat(file.get()).isEqualTo("first");

        Path next = directory.resolve("..data_tmp");
        Files.createSymbolicLink(next, second.getFileName());
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertThat(file.get()).isEqualTo("second");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(file::get)
                .isInstanceOf(UnusableKeyException.class)
                .hasNoCause()
                .hasMessage(
                        "Option apiKeyFile has the value '"
                                + path
                                + "', but there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t"})
    void anEmptyFileIsNamed(String content) throws IOException {
        Files.writeString(path, content);

        assertThatThrownBy(file::get)
                .hasMessage(
                        "Option apiKeyFile has the value '"
                                + path
                                + "', but that file is empty; it must contain the API key");
    }

    @Test
    void aDirectoryIsNamed() {
        assertThatThrownBy(ApiKeyFile.of(directory.toString())::get)
                .hasMessage(
                        "Option apiKeyFile has the value '"
                                + directory
                                + "', which is a directory; set it to the file in it");
    }

    @Test
    void aDeviceIsNotRead() {
        assertThatThrownBy(ApiKeyFile.of("/dev/zero")::get)
                .hasMessage(
                        "Option apiKeyFile has the value '/dev/zero', which is not a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eght_one\neght_two", "eght_one\reght_two\n"})
    void severalLinesAreRejectedAndNotShown(String content) throws IOException {
        Files.writeString(path, content);

        assertThatThrownBy(file::get)
                .hasMessageContaining(
                        "'" + path + "', but that file has several lines; it must contain only")
                .hasMessageNotContainingAny("one\n", "two", "eght_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFeght_secret", "eght_s\u00e9cret", "eght_s\0cret"})
    void aCharacterThatNoKeyHasIsRejectedAndNotShown(String content) throws IOException {
        Files.writeString(path, content);

        assertThatThrownBy(file::get)
                .hasMessageContaining("'" + path + "', but that file contains a character")
                .hasMessageNotContainingAny("eght_", "cret");
    }

    @Test
    void aKeyOfTheGreatestLengthIsAccepted() throws IOException {
        Files.writeString(path, "k".repeat(4095) + "\n");

        assertThat(file.get()).hasSize(4095);
    }

    @Test
    void aLargerFileIsNamed() throws IOException {
        Files.write(path, "k".repeat(4097).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(file::get)
                .hasMessageContaining("'" + path + "', but that file is larger than 4096 bytes")
                .hasMessageNotContaining("kkk");
    }

    @Test
    void aLinkToItselfIsNamed() throws IOException {
        Files.createSymbolicLink(path, path);

        assertThatThrownBy(file::get)
                .hasMessageContaining(
                        "'" + path + "', but that file cannot be read (FileSystemException)");
    }

    @Test
    void anotherProblemIsNamedWithoutItsMessage() {
        assertThat(ApiKeyFile.reason(new FileSystemException(path.toString(), null, KEY)))
                .isEqualTo("but that file cannot be read (FileSystemException)");
    }

    /** Not with a real file: the tests can run as a user that may read every file. */
    @Test
    void aMissingPermissionIsNamed() {
        assertThat(ApiKeyFile.reason(new AccessDeniedException(path.toString())))
                .isEqualTo("but this process has no permission to read that file");
    }

    @Test
    void aUrlIsRejectedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeyFile.of("file:/run/secrets/8x8-key"))
                .withMessage(
                        "Option apiKeyFile has the value 'file:/run/secrets/8x8-key', which is a"
                                + " URL; write only the path of the file");
    }

    @Test
    void aTextThatIsNotAPathIsRejectedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeyFile.of("key\0file"))
                .withMessageContaining("Option apiKeyFile has the value 'key\\u0000file'")
                .withMessageContaining("not a valid path");
    }

    /** A key that was set as this option. */
    @Test
    void aValueThatLooksLikeAKeyIsNotShown() {
        assertThatThrownBy(ApiKeyFile.of(KEY)::get)
                .hasMessageContaining("Option apiKeyFile has a value that looks like an API key")
                .hasMessageNotContaining(KEY);
    }
}
