/** Benchmarks of the single steps of an event's path, measured by JMH. */
@NullMarked
package io.github.camel8x8.events.benchmark.micro;

import org.jspecify.annotations.NullMarked;
