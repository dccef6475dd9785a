/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A separate Linux network, in which a test can change routes without affecting other processes.
 * Needs the command {@code ip} and the permission to create namespaces.
 */
public final class NetworkNamespace implements AutoCloseable {

    private final String name;

    private NetworkNamespace(String name) {
        this.name = name;
    }

    /** Creates a namespace with its loopback up; empty if this machine does not permit it. */
    public static Optional<NetworkNamespace> make() {
        NetworkNamespace made =
                new NetworkNamespace("e8x8-" + ProcessHandle.current().pid() % 100_000);
        if (!ip("netns", "add", made.name)) {
            return Optional.empty();
        }
        if (!ip("-n", made.name, "link", "set", "lo", "up")) {
            made.close();
            return Optional.empty();
        }
        return Optional.of(made);
    }

    /** The prefix of a command that runs in this namespace. */
    public List<String> wrapper() {
        return List.of("ip", "netns", "exec", name);
    }

    /** From now on packets to this address are dropped. */
    public void swallow(String address) {
        require(ip("-n", name, "route", "add", "blackhole", address, "table", "local"));
    }

    /** Packets to this address are delivered again. */
    public void deliver(String address) {
        require(ip("-n", name, "route", "del", "blackhole", address, "table", "local"));
    }

    @Override
    public void close() {
        ip("netns", "del", name);
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("the routes cannot be changed");
        }
    }

    private static boolean ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                System.out.println(String.join(" ", command) + ": " + said.strip());
                return false;
            }
            return true;
        } catch (IOException e) {
            System.out.println(e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
