/** The page {@code docs/performance.md} and its picture, made from the results and nothing else. */
@NullMarked
package io.github.camel8x8.events.benchmark.report;

import org.jspecify.annotations.NullMarked;
