/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Interval;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The results of several clients that do the same work in turn.
 *
 * @param machine the machine
 * @param frameBytes the size of a frame
 * @param rounds the number of rounds
 * @param warmupEvents the number of events before each measurement; 0 if unknown
 * @param seconds the duration of each measurement; 0 if unknown
 * @param runs all runs
 */
public record Comparison(
        Machine machine,
        int frameBytes,
        int rounds,
        long warmupEvents,
        double seconds,
        List<ClientRun> runs) {

    Comparison(Machine machine, int frameBytes, int rounds, List<ClientRun> runs) {
        this(machine, frameBytes, rounds, 0, 0, runs);
    }

    /** The clients on this transport, in the order of their kind. */
    @JsonIgnore
    public List<ClientKind> clients(String transport) {
        return runs.stream()
                .filter(run -> run.transport().equals(transport))
                .map(ClientRun::client)
                .distinct()
                .sorted()
                .toList();
    }

    /** The median over the rounds; NaN if the client did not run. */
    public double median(String transport, ClientKind client, ToDoubleFunction<Interval> value) {
        return median(values(transport, client, value));
    }

    /** A client's value of each round. */
    public DoubleStream values(
            String transport, ClientKind client, ToDoubleFunction<Interval> value) {
        return of(transport, client).mapToDouble(run -> value.applyAsDouble(run.measured()));
    }

    /** The median over the rounds of a client's value divided by another's in the same round. */
    public double ratio(
            String transport,
            ClientKind client,
            ClientKind other,
            ToDoubleFunction<Interval> value) {
        return median(ratios(transport, client, other, value));
    }

    /** A client's value divided by another's, for each round. */
    public DoubleStream ratios(
            String transport,
            ClientKind client,
            ClientKind other,
            ToDoubleFunction<Interval> value) {
        Map<Integer, Interval> others =
                of(transport, other).collect(toMap(ClientRun::round, ClientRun::measured));
        return of(transport, client)
                .filter(run -> others.containsKey(run.round()))
                .mapToDouble(
                        run ->
                                value.applyAsDouble(run.measured())
                                        / value.applyAsDouble(others.get(run.round())));
    }

    private Stream<ClientRun> of(String transport, ClientKind client) {
        return runs.stream()
                .filter(run -> run.transport().equals(transport))
                .filter(run -> run.client() == client);
    }

    private static double median(DoubleStream some) {
        double[] values = some.sorted().toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
