/** A real Pulsar as a child process, with default JVM settings. */
@NullMarked
package io.github.camel8x8.events.benchmark.pulsar;

import org.jspecify.annotations.NullMarked;
