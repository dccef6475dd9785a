/* SPDX-License-Identifier: Apache-2.0 */
/**
 * An application with metrics for Prometheus, on a simulated contact center. Its faults fire each
 * alert of {@code observability/prometheus/alerts.yml}.
 */
@NullMarked
package io.github.camel8x8.examples.monitoring;

import org.jspecify.annotations.NullMarked;
