/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** Whether events are being received, from the health checks of the routes' consumers. */
final class StreamHealth implements BooleanSupplier {

    private final CamelContext camel;

    StreamHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public boolean getAsBoolean() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(camel);
        return camel.isStarted()
                && results.stream().allMatch(check -> check.getState() == HealthCheck.State.UP);
    }
}
