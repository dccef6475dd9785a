/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code region} accepts what a customer sees: a region, or a cluster as a name or an address. */
class RegionOptionTest {

    /** 8x8's table of clusters, as a list of what a customer writes and the host that it means. */
    static Stream<Arguments> rows() {
        return Stream.of(
                        row("euw2", Stream.of(List.of("EUW2", "UK3"), clusters("EU", 4, 14))),
                        row(
                                "use1",
                                Stream.of(
                                        List.of("US1", "USE1"),
                                        clusters("NA", 1, 6),
                                        clusters("NA", 11, 16),
                                        List.of("SB1"))),
                        row(
                                "usw2",
                                Stream.of(
                                        List.of("US2", "USW2"),
                                        clusters("NA", 7, 10),
                                        clusters("NA", 17, 20),
                                        clusters("NA", 27, 30),
                                        clusters("NA", 37, 39))))
                .flatMap(rows -> rows);
    }

    static Stream<String> clustersOfTheTable() {
        return Arrays.stream(Region.values()).flatMap(region -> region.clusters().stream());
    }

    static Stream<Arguments> pendingRows() {
        return Arrays.stream(PendingRegion.values())
                .flatMap(
                        region ->
                                region.clusters().stream()
                                        .map(cluster -> Arguments.of(region, cluster)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRegionOrAClusterIsFoundByItsNameInAnyCase(String name, String url) {
        assertThat(
                        Stream.<UnaryOperator<String>>of(
                                        text -> text,
                                        text -> text.toLowerCase(Locale.ROOT),
                                        text ->
                                                text.charAt(0)
                                                        + text.substring(1)
                                                                .toLowerCase(Locale.ROOT),
                                        text -> " " + text + " ")
                                .map(written -> written.apply(name)))
                .allSatisfy(
                        written ->
                                assertThat(RegionOption.parse(written).serviceUrl())
                                        .as(written)
                                        .hasToString(url));
    }

    @Test
    void theTableHasNoOtherRows() {
        assertThat(Region.NAMES.split(","))
                .containsExactlyInAnyOrderElementsOf(
                        rows().map(row -> String.valueOf(row.get()[0])).toList());
    }

    @ParameterizedTest
    @MethodSource("clustersOfTheTable")
    void aClusterIsFoundByTheAddressOfItsConfigurationManager(String cluster) {
        String host = "vcc-" + cluster.toLowerCase(Locale.ROOT) + ".8x8.com";

        assertThat(
                        List.of(
                                host,
                                host.toUpperCase(Locale.ROOT),
                                "https://" + host,
                                "HTTPS://" + host + "/",
                                " https://" + host + ":443/CM/login.php?x=1&y=%20#top ",
                                "http://" + host + "?x",
                                host + "/CM"))
                .allSatisfy(
                        address ->
                                assertThat(RegionOption.parse(address))
                                        .as(address)
                                        .isEqualTo(RegionOption.parse(cluster)));
    }

    @ParameterizedTest
    @MethodSource("pendingRows")
    void aClusterWithoutAnEndpointNamesTheOptionToUse(PendingRegion region, String cluster) {
        assertThat(List.of(cluster, cluster.toLowerCase(Locale.ROOT)))
                .allSatisfy(
                        name ->
                                rejected(
                                        name,
                                        "Option region has the value '"
                                                + name
                                                + "', which is a cluster of the region "
                                                + region
                                                + " that has no endpoint yet; when 8x8 names its"
                                                + " host, set serviceUrl to wss:// and that host"));
    }

    @ParameterizedTest
    @CsvSource({"HK1", "hk2", "LH1", "ON1", "PA1", "SK1", "Sy1"})
    void aRegionWithoutAnEndpointNamesTheOptionToUse(String name) {
        rejected(
                name,
                "Option region has the value '"
                        + name
                        + "', which is a region that has no endpoint yet; when 8x8 names its host,"
                        + " set serviceUrl to wss:// and that host");
    }

    @Test
    void thePendingClustersAreThoseOf8x8sTable() {
        assertThat(pendingRows().map(row -> row.get()[0] + " " + row.get()[1]))
                .containsExactly(
                        "HK1 AP1",
                        "HK2 AP21",
                        "LH1 EU21",
                        "ON1 BC1",
                        "ON1 BC2",
                        "ON1 BC3",
                        "PA1 EU31",
                        "SK1 CA1",
                        "SK1 CA2",
                        "SY1 AU1",
                        "SY1 AU2");
    }

    @Test
    void theRestOfAnAddressIsNotShown() {
        rejected(
                "https://vcc-ap1.8x8.com/?token=S3CRET",
                "Option region has the value 'vcc-ap1.8x8.com', which is a cluster of the region"
                        + " HK1 that has no endpoint yet; when 8x8 names its host, set serviceUrl"
                        + " to wss:// and that host");
        rejected(
                "https://vcc-na99.8x8.com/?token=S3CRET",
                "Option region has the value 'vcc-na99.8x8.com', which is not one of EUW2/UK3,"
                        + " US1/USE1, US2/USW2 or their clusters (did you mean NA9 or NA19 or NA29"
                        + " or NA39?); for any other region set serviceUrl to wss:// and the host"
                        + " that 8x8 names for it");
    }

    @ParameterizedTest
    @CsvSource({
        "EU-W2, EUW2",
        "EU W2, EUW2",
        "UK, UK3",
        "NA-12, NA12",
        "NA012, NA12",
        "EU15, EU5 or EU10 or EU11 or EU12 or EU13 or EU14",
        "AU3, AU1 or AU2"
    })
    void anUnknownNameListsTheRegionsAndSimilarNames(String name, String similar) {
        rejected(
                name,
                "Option region has the value '"
                        + name
                        + "', which is not one of EUW2/UK3, US1/USE1, US2/USW2 or their clusters"
                        + " (did you mean "
                        + similar
                        + "?); for any other region set serviceUrl to wss:// and the host that 8x8"
                        + " names for it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "London", "eu-west-2"})
    void aNameThatIsSimilarToNoneListsTheRegions(String name) {
        rejected(
                name,
                "Option region has the value '"
                        + name
                        + "', which is not one of EUW2/UK3, US1/USE1, US2/USW2 or their clusters;"
                        + " for any other region set serviceUrl to wss:// and the host that 8x8"
                        + " names for it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vcc-na12.8x8.com.example.org/",
                "https://user@vcc-na12.8x8.com/",
                "https://example.org/vcc-na12.8x8.com",
                "wss://pulsar-ws-use1.8x8.com",
                "xvcc-na12.8x8.com"
            })
    void anyOtherAddressIsRejectedAndNotShown(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionOption.parse(address))
                .withMessageStartingWith("Option region has a value that is not shown")
                .withMessageNotContaining(address);
    }

    private static void rejected(String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionOption.parse(value))
                .withMessage(message);
    }

    private static Stream<Arguments> row(String host, Stream<List<String>> names) {
        return names.flatMap(List::stream)
                .map(name -> Arguments.of(name, "wss://pulsar-ws-" + host + ".8x8.com"));
    }

    private static List<String> clusters(String prefix, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> prefix + number).toList();
    }
}
