/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.util.List;

/**
 * An 8x8 region that has an event stream, its clusters, and the host of the stream (8x8, Connection
 * Guide of August 2026). 8x8 adds regions without notice; for a region that is not listed here, use
 * {@code serviceUrl}.
 */
public enum Region {
    /** Europe, London. Also UK3. */
    EUW2("pulsar-ws-euw2.8x8.com", "UK3", Clusters.EUW2),
    /** United States, east. Also USE1. */
    US1("pulsar-ws-use1.8x8.com", "USE1", Clusters.US1),
    /** United States, west. Also USW2. */
    US2("pulsar-ws-usw2.8x8.com", "USW2", Clusters.US2);

    /**
     * The names of all regions and clusters, separated by commas. A constant, for the metadata of
     * the option.
     */
    public static final String NAMES =
            "EUW2,UK3,US1,USE1,US2,USW2," + Clusters.EUW2 + "," + Clusters.US1 + "," + Clusters.US2;

    /**
     * {@link #NAMES}, and the hosts of the clusters. Camel's metadata has no values for completion
     * that do not exclude others, so a tool marks each value that is not in this list as wrong.
     */
    public static final String COMPLETIONS =
            NAMES
                    + ","
                    + "vcc-eu4.8x8.com,vcc-eu5.8x8.com,vcc-eu6.8x8.com,vcc-eu7.8x8.com,"
                    + "vcc-eu8.8x8.com,vcc-eu9.8x8.com,vcc-eu10.8x8.com,vcc-eu11.8x8.com,"
                    + "vcc-eu12.8x8.com,vcc-eu13.8x8.com,vcc-eu14.8x8.com,vcc-na1.8x8.com,"
                    + "vcc-na2.8x8.com,vcc-na3.8x8.com,vcc-na4.8x8.com,vcc-na5.8x8.com,"
                    + "vcc-na6.8x8.com,vcc-na11.8x8.com,vcc-na12.8x8.com,vcc-na13.8x8.com,"
                    + "vcc-na14.8x8.com,vcc-na15.8x8.com,vcc-na16.8x8.com,vcc-sb1.8x8.com,"
                    + "vcc-na7.8x8.com,vcc-na8.8x8.com,vcc-na9.8x8.com,vcc-na10.8x8.com,"
                    + "vcc-na17.8x8.com,vcc-na18.8x8.com,vcc-na19.8x8.com,vcc-na20.8x8.com,"
                    + "vcc-na27.8x8.com,vcc-na28.8x8.com,vcc-na29.8x8.com,vcc-na30.8x8.com,"
                    + "vcc-na37.8x8.com,vcc-na38.8x8.com,vcc-na39.8x8.com";

    /** Constants that a constant of the enum can refer to. */
    private static final class Clusters {
        static final String EUW2 = "EU4,EU5,EU6,EU7,EU8,EU9,EU10,EU11,EU12,EU13,EU14";
        static final String US1 = "NA1,NA2,NA3,NA4,NA5,NA6,NA11,NA12,NA13,NA14,NA15,NA16,SB1";
        static final String US2 =
                "NA7,NA8,NA9,NA10,NA17,NA18,NA19,NA20,NA27,NA28,NA29,NA30,NA37,NA38,NA39";
    }

    private final String host;
    private final String otherName;
    private final String clusters;

    Region(String host, String otherName, String clusters) {
        this.host = host;
        this.otherName = otherName;
        this.clusters = clusters;
    }

    /** {@return the address of the region's event stream, on the standard port} */
    public ServiceUrl serviceUrl() {
        return ServiceUrl.parse("wss://" + host);
    }

    /** {@return the second name of the region, which 8x8's newer pages use} */
    public String otherName() {
        return otherName;
    }

    /** {@return the names of its clusters, such as {@code NA12}, in the order of their numbers} */
    public List<String> clusters() {
        return List.of(clusters.split(","));
    }

    /** Whether the region or one of its clusters has this name, in upper case. */
    boolean isNamed(String name) {
        return name().equals(name) || otherName.equals(name) || clusters().contains(name);
    }
}
