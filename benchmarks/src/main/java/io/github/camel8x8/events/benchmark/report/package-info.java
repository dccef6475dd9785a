/** Writes the page {@code docs/performance.md} and its picture from the results only. */
@NullMarked
package io.github.camel8x8.events.benchmark.report;

import org.jspecify.annotations.NullMarked;
