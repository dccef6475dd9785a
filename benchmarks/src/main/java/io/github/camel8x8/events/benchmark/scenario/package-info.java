/**
 * The scenarios, one class each; each result has its own file, so that a scenario can run again
 * alone.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
