/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free port
 * @param tenant the customer
 * @param key the key that clients need; null for none
 * @param rate events a second; 0 for a stream without a contact center
 * @param warp how many times faster than real time the contact center's clock runs
 * @param seed the random seed of the contact center
 * @param history how many messages a topic or partition keeps
 * @param partitions the number of partitions of {@code all}; 0 if it has none
 */
record Options(
        String host,
        int port,
        String tenant,
        @Nullable String key,
        double rate,
        double warp,
        long seed,
        int history,
        int partitions) {

    private static final int MAX_PARTITIONS = 1000;

    static final Options DEFAULT =
            new Options("127.0.0.1", 8808, "tenant01", null, 5, 1, 8, 10_000, 0);

    static final String USAGE =
            """
            A local 8x8 event stream with a simulated contact center.

              --host ADDRESS   address to listen on (127.0.0.1)
              --port PORT      port to listen on, 0 for any free port (8808)
              --tenant NAME    tenant (tenant01)
              --key KEY        key that clients need (none)
              --rate NUMBER    events per second, 0 for none (5)
              --warp NUMBER    speed of the contact center's clock, 1 for real time (1)
              --seed NUMBER    random seed; the same seed generates the same events (8)
              --history NUMBER messages that each topic keeps (10000)
              --partitions N   partitions of the topic all, 0 for a topic without partitions (0)
            """;

    /**
     * @throws IllegalArgumentException with a message that names the option
     */
    static Options parse(String... arguments) {
        Options options = DEFAULT;
        List<String> rest = Arrays.asList(arguments);
        for (int i = 0; i < rest.size(); i += 2) {
            if (i + 1 == rest.size()) {
                throw new IllegalArgumentException(rest.get(i) + " needs a value");
            }
            options = options.with(rest.get(i), rest.get(i + 1));
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--host" ->
                    new Options(value, port, tenant, key, rate, warp, seed, history, partitions);
            case "--port" -> {
                int number = (int) number(name, value, 0, 65_535);
                yield new Options(host, number, tenant, key, rate, warp, seed, history, partitions);
            }
            case "--tenant" ->
                    new Options(host, port, value, key, rate, warp, seed, history, partitions);
            case "--key" ->
                    new Options(host, port, tenant, value, rate, warp, seed, history, partitions);
            case "--rate" -> {
                double number = number(name, value, 0, 100_000);
                yield new Options(host, port, tenant, key, number, warp, seed, history, partitions);
            }
            case "--warp" -> {
                double number = number(name, value, 0.001, 100_000);
                yield new Options(host, port, tenant, key, rate, number, seed, history, partitions);
            }
            case "--seed" -> {
                long number = (long) number(name, value, Long.MIN_VALUE, Long.MAX_VALUE);
                yield new Options(host, port, tenant, key, rate, warp, number, history, partitions);
            }
            case "--history" -> {
                int number = (int) number(name, value, 1, Integer.MAX_VALUE);
                yield new Options(host, port, tenant, key, rate, warp, seed, number, partitions);
            }
            case "--partitions" -> {
                int number = (int) number(name, value, 0, MAX_PARTITIONS);
                yield new Options(host, port, tenant, key, rate, warp, seed, history, number);
            }
            default -> throw new IllegalArgumentException("Unknown option " + name);
        };
    }

    /** Describes the source of the events. */
    String contactCenter() {
        return rate > 0 ? rate + " events a second, seed " + seed : "closed";
    }

    private static double number(String name, String value, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + value + "', must be a number", e);
        }
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", must be from " + least + " to " + most);
        }
        return number;
    }
}
