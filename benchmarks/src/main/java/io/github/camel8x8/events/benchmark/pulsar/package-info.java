/** A real Pulsar as a child process, with the JVM as it comes: nothing is done to make it slow. */
@NullMarked
package io.github.camel8x8.events.benchmark.pulsar;

import org.jspecify.annotations.NullMarked;
