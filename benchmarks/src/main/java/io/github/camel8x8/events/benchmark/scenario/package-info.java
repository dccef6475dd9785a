/**
 * What is measured, one class each; a result is a file, so that one can be measured again alone.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
