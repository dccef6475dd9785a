/**
 * Runs one client in a separate process: the order that it receives, and the measurements that it
 * reports.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.run;

import org.jspecify.annotations.NullMarked;
