/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

/** What the page says beside its numbers. */
final class PageText {

    static final String BEGINNING =
            """
            # Performance

            This page is written by the benchmarks, from `benchmarks/results`. Rates depend on the machine; what can be
            compared are the ratios within one table. To run everything again (about 35 minutes; on a machine that does
            nothing else, since other work meets those clients most that use two threads):

                ./mvnw -q -Pbenchmarks -pl benchmarks -am verify

            One part alone: `-Dbenchmarks.scenarios=streaming,latency` (`streaming`, `profile`, `pulsar`, `latency`,
            `endpoints`, `long-run`, `micro`). Shorter: `-Dbenchmarks.rounds=1` (of `streaming` and `pulsar`),
            `-Dbenchmarks.warmup=100000` and `-Dbenchmarks.seconds=1` (events before each measurement of `streaming`, and
            how long it takes), `-Dbenchmarks.events=2000000` (of the long run).
            """;

    static final String STREAMING =
            """
            Every client reads the same frames (%,d bytes on average, text) over one connection on loopback from a server
            that encodes them once and sends as Pulsar's reader endpoint does: while fewer than 1,000 are unacknowledged;
            on wss each frame is a TLS record. For every event the client decodes envelope and payload, reads event type,
            interaction and call state, and acknowledges. Every run is a JVM of its own with 512 MB of heap, %s events of
            warm-up and a measurement of %s s; %d rounds, each of which begins with another client; medians, of ratios those
            of the rounds' ratios, and the lowest and the highest of these. Server and client share the cores. CPU is that of
            the whole client process, its JIT compiler and garbage collector included.

            The first frame comes half a second after the connection: `camel-vertx-websocket` 4.17.0 loses those that come
            before its handler is in place, and a window's worth of them is the end of its stream.

            The limit is a Netty pipeline with nothing around it: no UTF-8 check, no window, no position, no reconnect. It
            decodes on its one thread, by Jackson's streaming parser and the JDK's base64, as all clients do but the component
            and `EventStream`, which have a decoder of their own; the component's route has a second thread.
            """;

    static final String SCATTER =
            """

            From round to round the component took %s CPU seconds for a million events on ws, the limit %s. The
            cores of a virtual machine may be two threads of one core, which it is not told: then two busy threads slow each
            other, and a client on one thread is spared. So the ranges say more than the medians do.
            """;

    static final String PROFILE =
            """
            What bounds a client is its busiest thread: that of the connection, or the one that the route runs on. How long
            that thread is busy, and its microseconds for an event: in the kernel (sockets, waking other threads) and, by
            samples of its stack, in Java. By the JDK's Flight Recorder, in one run of 6 s each after a million events.
            """;

    static final String TLS =
            """

            On wss an event costs the component %s CPU microseconds more than on ws, and Java-WebSocket %s: it is a TLS
            record to decrypt, and its acknowledgement is to be encrypted, by the JDK in both. (The recorder cannot look
            into the ciphers' machine code, so that its column for TLS is too small.) The component and the server keep %s
            of %d cores busy then, Java-WebSocket and the server %s: the component's two threads have no core left for more.
            That would need another core, another TLS (OpenSSL by `netty-tcnative`), or records that hold several events,
            which is the server's to decide.
            """;

    static final String PULSAR =
            """
            The same clients, and Pulsar's own, on a topic of a Pulsar 4.0.8 standalone: broker, storage and WebSocket
            proxy in one process, in which the server's CPU is that of all three. (Without `camel-vertx-websocket`, for the
            reason above, and pooled Exchanges.) Pulsar's own client speaks the binary protocol, which 8x8 does not offer.
            Each has read a million events before, so that what is measured is not the JIT compiler: Pulsar's own of this
            topic, the others of the server above.
            """;

    static final String PULSAR_CPU =
            """

            For an event the component takes %s of the CPU that the broker takes, the limit %s. The proxy writes each event
            by itself, and the limit wakes up and reads for each. The component waits a millisecond for others where they
            come in quick succession ([ADR 7](adr/0007-reads-wait-for-others.md)): %s CPU seconds for a million events
            here, where they come one by one, and %s where they come together ("Side by side"). The latter, which is
            decoding and Camel's way through a route, are %s of the broker's by themselves. Less of the rest would need a
            proxy that writes several events at once, or a longer wait than a millisecond.
            """;

    static final String ALLOCATION =
            """

            Of the %s bytes that the route allocates for an event, %s come on top of what the client without Camel does:
            Camel's Exchange, its unit of work and its way through the route, and the headers. Camel can use most of that
            again (`camel.main.exchange-factory=pooled`): %s bytes then. `AllocationTest` holds in every build what is the
            component's own.
            """;

    static final String LATENCY =
            """
            Milliseconds from the time at which an event should have been sent to the time at which the route has read its
            headers, at steady rates on ws for 12 s, after half a million others and 5 s at that rate. The time stands in
            the event, so that an event that waits behind a late one counts its waiting (no coordinated omission). At
            10,000 events a second the component reads once a millisecond ([ADR 7](adr/0007-reads-wait-for-others.md)).
            """;

    static final String ENDPOINTS =
            """
            Idle endpoints in one Camel context, each with a route and a connection of its own to the local stream. The
            heap is that after a full collection, less that of a context without routes in the same process.
            """;

    static final String LONG_RUN =
            """
            The component in a route at full speed, ten equal parts one after the other. The heap is that after a full
            collection at the end of each part. Every thousandth event tells when it was sent; at full speed the window of
            1,000 is always in flight, so its latency is about 1,000 events' time.
            """;

    static final String MICRO =
            """
            By JMH, one thread, two JVMs each, with its GC profiler; the error is that of 99.9 % confidence. A frame as above
            is decoded; an event is made of a payload and asked for nothing, its type, or five fields (of the quick pass over
            the bytes; then some that need the tree); an Exchange is made, and three headers or all are read; an event is
            taken up by the window and settled.
            """;

    static final String END =
            """

            ## What is not measured

            Network: over a real one the window bounds the rate, 1,000 events in each round trip. Compression, which
            neither Pulsar nor the clients use. What a route does beyond reading headers.
            """;

    private PageText() {}
}
