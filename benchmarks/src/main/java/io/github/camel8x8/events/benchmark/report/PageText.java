/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

/** The text of the page. */
final class PageText {

    static final String BEGINNING =
            """
            # Performance

            After this page, you know what to expect of the component's speed, CPU and memory, beside other clients.

            The benchmarks write this page from `benchmarks/results`. Rates depend on the machine; only the ratios within one
            table can be compared. To run everything again (about 40 minutes, on an otherwise idle machine, because other load
            slows down mostly the clients that use two threads):

                ./mvnw -q -Pbenchmarks -pl benchmarks -am verify

            To run only some parts: `-Dbenchmarks.scenarios=streaming,latency` (`streaming`, `profile`, `pulsar`, `latency`,
            `database`, `end-to-end`, `endpoints`, `long-run`, `micro`). To shorten the runs: `-Dbenchmarks.rounds=1` (of `streaming`,
            `pulsar` and `database`), `-Dbenchmarks.warmup=100000` and `-Dbenchmarks.seconds=1` (events before each measurement of `streaming`, and
            its duration), `-Dbenchmarks.events=2000000` (of the long run), `-Dbenchmarks.share=0.1` (of the events of `end-to-end`).
            """;

    static final String STREAMING =
            """
            Every client reads the same frames (%,d bytes on average, text) over one connection on loopback. The server encodes
            the frames once and sends as Pulsar's reader endpoint does, while fewer than 1,000 are unacknowledged; on wss each
            frame is a TLS record. For every event the client decodes the envelope and the payload, reads the event type,
            interaction and call state, and acknowledges. Every run has a separate JVM with 512 MB of heap, %s events of warm-up
            and a measurement of %s s. There are %d rounds, each of which begins with another client. The tables show medians;
            ratios are medians of the rounds' ratios, with the lowest and the highest. Server and client share the cores. CPU is
            that of the whole client process, including its JIT compiler and garbage collector.

            The server sends the first frame half a second after the connection, because `camel-vertx-websocket` 4.17.0 loses
            frames that arrive before its handler is set; if it loses a whole window of them, its stream stalls.

            The limit is a minimal Netty pipeline: no UTF-8 check, no window, no position, no reconnect. It decodes on its one
            thread, with Jackson's streaming parser and the JDK's base64, as all clients do. The component and `EventStream` read
            the envelope with their own reader, and the payload with Jackson. The row "frames read by Jackson" shows what that
            reader saves: there the server sends frames that it leaves to Jackson. The component's route has a second thread.
            """;

    static final String SCATTER =
            """

            Over the rounds the component used %s CPU seconds per million events on ws, the limit %s. The cores of a virtual
            machine may be two threads of one physical core. Then two busy threads slow each other down, and a client with one
            thread is not affected. So the ranges are more reliable than the medians.
            """;

    static final String PROFILE =
            """
            The busiest thread limits a client: that of the connection, or the one that runs the route. The table shows how busy
            that thread is, and its microseconds per event: in the kernel (sockets, waking other threads) and, from samples of
            its stack, in Java. Measured with the JDK's Flight Recorder, in one run of 6 s each after a million events.
            """;

    static final String TLS =
            """

            On wss an event costs the component %s CPU microseconds more than on ws, and Java-WebSocket %s: it is a TLS record
            to decrypt, and its acknowledgement is encrypted, by the JDK in both clients. (The recorder cannot sample the
            machine code of the ciphers, so its column for TLS is too small.) The component and the server then keep %s of %d
            cores busy, Java-WebSocket and the server %s: the component's two threads have no core left for more. A higher rate
            would need another core, another TLS implementation (OpenSSL with `netty-tcnative`), or records with several events,
            which only the server can send.
            """;

    static final String PULSAR =
            """
            The same clients, and Pulsar's own, on a topic of a Pulsar 4.0.8 standalone: broker, storage and WebSocket proxy in
            one process, so that the server's CPU is that of all three. (Without pooled Exchanges and, for the reason above,
            `camel-vertx-websocket`.) Pulsar's own client uses the binary protocol, which 8x8 does not offer. Each client has
            read a million events before the measurement, so that the JIT compiler is not measured: Pulsar's own client from
            this topic, the others from the server above.
            """;

    static final String PULSAR_CPU =
            """

            Per event the component uses %s of the CPU that the broker uses, the limit %s. The proxy writes each event
            separately, so each client wakes up and reads for each: the component uses %s CPU seconds per million events here,
            where they arrive singly, and %s where they arrive together ("Side by side"). The latter, which is the cost of
            decoding and of Camel's route, is %s of the broker's CPU. A lower cost of the rest would need a proxy that writes
            several events at once, or reads that wait for others, which delays each event
            ([ADR 10](adr/0010-frames-are-read-as-they-arrive.md)).
            """;

    static final String ALLOCATION =
            """

            Of the %s bytes that the route allocates per event, %s are in addition to the client without Camel: Camel's
            Exchange, its unit of work, its path through the route, and the headers. Camel can reuse most of that
            (`camel.main.exchange-factory=pooled`): the route then allocates %s bytes. `AllocationTest` limits the component's
            own allocation in every build.
            """;

    static final String LATENCY =
            """
            Milliseconds from the time at which an event should have been sent to the time at which the route has read its
            headers, at steady rates on ws for 12 s, after half a million other events and 5 s at that rate. The event contains
            the time, so that the wait of an event behind a late one is included (no coordinated omission).
            """;

    static final String DATABASE =
            """
            A route with a subscription that inserts each event (its message id as the primary key, its type and its payload)
            with `camel-sql` into a real %s, over one connection on loopback: the recipes for
            [each event](recipes.md#each-event-into-a-database), and for
            [batches](recipes.md#events-into-a-database-in-batches) of up to %d events, which one statement inserts. The database
            is durable, as it is by default (`fsync` and `synchronous_commit` are on), so each transaction waits for the disk.
            The local stream sends the events. Each run has a separate process, and checks that each event is in the table.
            There are %d rounds; every second one begins with the batches.
            """;

    static final String END_TO_END =
            """
            The whole path from the local stream into a real target on the same machine: a Kafka (one broker, a topic with three
            partitions, `acks=all`), a durable PostgreSQL (one connection for each thread that inserts), and an HTTP server, each in
            a separate process. Every client reads a subscription with at most 1,000 unacknowledged events. The events are those of
            calls with six events each, 100 of which are active at the same time.

            - **`8x8events:`** follows the [recipes](recipes.md): 16 consumers, or batches of up to 500 events. Both keep the order
              of each interaction. For Kafka, a batch is [sent in rounds](recipes/kafka.md#in-batches), here of up to 100 events.
            - **`camel-vertx-websocket`** has the same steps after a processor that decodes the frame. It routes up to 20 events at
              the same time in any order. The route acknowledges an event after the target has confirmed it; for batches, when
              Camel's aggregator has it.
            - **8x8's examples** show a loop on one thread. Here it passes each event to the target's library (Kafka's producer, JDBC,
              the JDK's HTTP client) and acknowledges it at once. A batch is inserted when it has 500 events, or after a second.
              Kafka's producer forms batches internally, so there is one row for Kafka.

            CPU is that of the client process. All events are published before or during the measurement, which ends when the target
            has confirmed four fifths of them. The client is then killed at full speed (`kill -9`), and started again. When the
            target has all events, or has not changed for 10 s, they are counted there: those that are *missing*, and those that
            are there *more than once*. The server has the *unacknowledged* ones, and delivers them after another reconnect; missing
            events that are not unacknowledged are lost. Each client has one run with each target.
            """;

    static final String ENDPOINTS =
            """
            Idle endpoints in one Camel context, each with a separate route and connection to the local stream. The heap is
            measured after a full collection, and excludes that of a context without routes in the same process.
            """;

    static final String LONG_RUN =
            """
            The component in a route at full speed, in ten consecutive parts of equal length. The heap is measured after a full
            collection at the end of each part. Every thousandth event contains its send time. At full speed 1,000 events, the
            whole window, are always in flight, so the latency is the time of about 1,000 events.
            """;

    static final String MICRO =
            """
            Measured with JMH and its GC profiler, with one thread and two JVMs each; the error is that of 99.9 % confidence.
            The steps: a frame as above is decoded, and one that only Jackson reads; an event is created from a payload, and nothing, its type, or five fields
            are read (from the quick pass over the bytes; then some that need the tree); an Exchange is created, and three
            headers or all are read; an event is received by the window and acknowledged.
            """;

    static final String END =
            """

            ## What is not measured

            The network: on a real one the window limits the rate to 1,000 events per round trip. Compression, which neither
            Pulsar nor the clients use. Work of a route other than reading headers and storing or sending events.
            """;

    private PageText() {}
}
