/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import io.github.camel8x8.examples.monitoring.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test that takes more than an hour, unless it is requested. Prints how. */
final class OnRequest implements ExecutionCondition {

    /** Empty, or the name of the only fault to measure. */
    private static final String PROPERTY = "faults.time";

    /** The requested faults. */
    static List<Fault> faults() {
        String name = System.getProperty(PROPERTY, "");
        return Arrays.stream(Fault.values())
                .filter(fault -> Set.of("", "true", fault.text()).contains(name))
                .toList();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (System.getProperty(PROPERTY) != null) {
            return ConditionEvaluationResult.enabled(PROPERTY + " is set");
        }
        String reason =
                "The times of the faults are not measured, which takes 80 minutes. To measure them,"
                        + " add -D"
                        + PROPERTY;
        if (context.getTestMethod().isEmpty()) {
            System.out.println(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
