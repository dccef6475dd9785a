/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The programs {@code prometheus} and {@code promtool}. If one is missing, the tests of a class are
 * skipped and the reason is printed.
 */
final class Installation implements ExecutionCondition {

    /** The Debian package, unpacked but not installed. */
    private static final Path CACHE = TestedFiles.ROOT.resolve(".cache/prometheus/usr/bin");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing =
                Stream.of("prometheus", "promtool").filter(name -> find(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("Prometheus is installed");
        }
        String reason =
                "The tests with Prometheus are skipped: %s missing. In the root of the repository:"
                                .formatted(String.join(" and ", missing))
                        + " apt-get download prometheus && dpkg -x prometheus_*.deb .cache/prometheus";
        if (context.getTestMethod().isEmpty()) {
            System.out.println(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    static Path prometheus() {
        return find("prometheus").orElseThrow();
    }

    static Path promtool() {
        return find("promtool").orElseThrow();
    }

    private static Optional<Path> find(String name) {
        Stream<Path> path =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(Stream.of(CACHE), path)
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
