/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

    @Test
    void readsTheIdsThatPulsarSends() {
        assertThat(MessageId.parse("CAUQADAA")).isEqualTo(new MessageId(5, 0, -1, -1));
        assertThat(MessageId.parse("CAUQATAA")).isEqualTo(new MessageId(5, 1, -1, -1));
    }

    @Test
    void readsAnIdOfABatchInAPartition() {
        // ledger 300, entry 7, partition 2, batch index 4, batch size 10
        String id = base64("08ac02100718022004300a");

        assertThat(MessageId.parse(id)).isEqualTo(new MessageId(300, 7, 2, 4, 10, null));
    }

    @Test
    void readsAnIdWithoutPadding() {
        String padded = new MessageId(5, 150, -1, -1).toText();

        assertThat(padded).endsWith("=");
        assertThat(MessageId.parse(padded.replace("=", "")))
                .isEqualTo(new MessageId(5, 150, -1, -1));
    }

    @Test
    void skipsFieldsOfLaterVersions() {
        // in addition to ledger and entry: ack_set (5, packed), a chunk id (7), a fixed64 (9), a
        // fixed32
        // (10)
        String id =
                base64("08052a02080110093a021001" + "49" + "0102030405060708" + "55" + "01020304");

        assertThat(MessageId.parse(id)).isEqualTo(new MessageId(5, 9, -1, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!!", "12345", "5:10", "CAUQ ADAA", "CAUQ-DAA", "CAUQADAA==", "é"})
    void rejectsWhatIsNotBase64(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageId.parse(text))
                .withMessage("not base64");
    }

    /** All except the last three cause an HTTP 500 on Pulsar 4.0.8 (measured). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "Latest",
                "EARLIEST",
                "AAAA",
                "",
                "CAU=",
                "EAU=",
                "CAUQADA",
                "latest"
            })
    void rejectsBase64OfSomethingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageId.parse(text))
                .withMessageStartingWith("base64, but not");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 9, -1, 6, 0, -1",
        "5, 8, -1, 5, 9, -1",
        "5, 9, -1, 5, 9, 0",
        "5, 9, 3, 5, 9, 4",
        "5, 9, 4, 5, 10, -1",
        "5, -1, -1, 5, 0, -1"
    })
    void comesBefore(long ledger, long entry, int index, long ledger2, long entry2, int index2) {
        MessageId first = new MessageId(ledger, entry, -1, index);
        MessageId second = new MessageId(ledger2, entry2, -1, index2);

        assertThat(first).isLessThan(second);
        assertThat(second).isGreaterThan(first);
        assertThat(first).isEqualByComparingTo(first);
    }

    @Test
    void thePredecessorOfABatchedMessageIsTheOneBeforeItInTheBatch() {
        assertThat(new MessageId(5, 9, -1, 4).predecessor()).isEqualTo(new MessageId(5, 9, -1, 3));
    }

    @Test
    void thePredecessorOfTheFirstInABatchIsTheWholeEntryBefore() {
        assertThat(new MessageId(5, 9, -1, 0).predecessor())
                .isEqualTo(new MessageId(5, 8, -1, 1 << 20));
    }

    @Test
    void thePredecessorOfTheFirstEntryIsStillAnIdOfItsLedger() {
        MessageId before = new MessageId(5, 0, -1, -1).predecessor();

        assertThat(before).isEqualTo(new MessageId(5, -1, -1, 1 << 20));
        assertThat(MessageId.parse(before.toText())).isEqualTo(before);
    }

    @Property
    void theTextOfAnIdReadsBackAsTheSameId(@ForAll("ids") MessageId id) {
        assertThat(MessageId.parse(id.toText())).isEqualTo(id);
        assertThat(MessageId.parse(id.toText().replace("=", ""))).isEqualTo(id);
    }

    @Property
    void thePredecessorComesBeforeItsMessage(@ForAll("ids") MessageId id) {
        assertThat(id.predecessor()).isLessThan(id);
        assertThat(MessageId.parse(id.predecessor().toText())).isEqualTo(id.predecessor());
    }

    @Property
    void anyBytesAreAnIdOrRejected(@ForAll byte[] bytes) {
        String text = Base64.getEncoder().encodeToString(bytes);
        try {
            MessageId id = MessageId.parse(text);
            assertThat(MessageId.parse(id.toText())).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("base64, but not of a Pulsar message id");
        }
    }

    @Provide
    Arbitrary<MessageId> ids() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.integers().between(-1, Integer.MAX_VALUE),
                        Arbitraries.integers().between(-1, Integer.MAX_VALUE))
                .as(MessageId::new);
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Test
    void readsWhereAMessageInChunksBegins() {
        // ledger 8, entry 12; first chunk: ledger 8, entry 9
        MessageId chunked = MessageId.parse(base64("0808100c3a0408081009"));

        assertThat(chunked)
                .isEqualTo(new MessageId(8, 12, -1, -1, -1, new MessageId(8, 9, -1, -1)));
        assertThat(chunked.predecessor())
                .as("a reader that starts there begins with the first chunk")
                .isEqualTo(new MessageId(8, 8, -1, 1 << 20));
    }

    @Test
    void aMessageIsFollowedByTheNextEntryOrTheNextOfItsBatch() {
        MessageId first = new MessageId(8, 3, -1, -1);

        assertThat(first.isFollowedBy(new MessageId(8, 4, -1, -1))).isTrue();
        assertThat(first.isFollowedBy(new MessageId(8, 4, -1, 0))).isTrue();
        assertThat(first.isFollowedBy(new MessageId(8, 4, -1, 1))).isFalse();
        assertThat(first.isFollowedBy(new MessageId(8, 5, -1, -1))).isFalse();
        assertThat(first.isFollowedBy(new MessageId(9, 0, -1, -1))).isFalse();
        assertThat(first.isFollowedBy(new MessageId(8, 4, 1, -1))).isFalse();
        assertThat(new MessageId(8, 3, -1, 0).isFollowedBy(new MessageId(8, 3, -1, 1))).isTrue();
        assertThat(first.isFollowedBy(new MessageId(8, 7, -1, -1, -1, new MessageId(8, 4, -1, -1))))
                .as("a message in chunks begins with its first chunk")
                .isTrue();
    }

    @Test
    void thePredecessorInABatchKeepsTheSizeOfTheBatch() {
        MessageId before = new MessageId(5, 9, -1, 4, 10, null).predecessor();

        assertThat(before).isEqualTo(new MessageId(5, 9, -1, 3, 10, null));
        assertThat(MessageId.parse(before.toText())).isEqualTo(before);
    }

    @Test
    void aPlaceBehindAMessageIsNotItsId() {
        MessageId first = new MessageId(5, 9, -1, 0, 10, null);
        MessageId place = first.placeAt(0);

        assertThat(place.isBetweenMessages()).isTrue();
        assertThat(MessageId.parse(place.toText())).isEqualTo(place);
        assertThat(first.isBetweenMessages()).isFalse();
        assertThat(new MessageId(5, 9, -1, 0).isBetweenMessages()).isFalse();
        assertThat(MessageId.parse("CAUQADAA").isBetweenMessages()).isFalse();
        assertThat(new MessageId(5, 8, -1, -1).placeInEntryAhead(1)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, -1, false",
        "0, 1, false",
        "0, 2, true",
        "9, 10, false",
        "3, -1, true",
        "3, 0, true",
        "1048576, -1, false"
    })
    void aMessageMayBeFollowedInItsEntry(int index, int size, boolean followed) {
        MessageId id = new MessageId(5, 9, -1, index, size, null);

        assertThat(id.mayBeFollowedInEntry()).isEqualTo(followed);
    }

    @Test
    void idsOfOneMessageAreRecognizedWhateverElseTheyContain() {
        MessageId id = new MessageId(5, 9, -1, 4, 10, null);

        assertThat(id.isSameMessageAs(new MessageId(5, 9, -1, 4))).isTrue();
        assertThat(id.isSameMessageAs(new MessageId(5, 9, -1, 3, 10, null))).isFalse();
        assertThat(id.isSameMessageAs(new MessageId(5, 9, 1, 4, 10, null))).isFalse();
    }
}
