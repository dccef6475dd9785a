/**
 * One client in a process of its own: what it is told to read, and what it reports of the time
 * between two moments.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.run;

import org.jspecify.annotations.NullMarked;
