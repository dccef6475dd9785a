/** The entry point: runs the scenarios and writes the page from their results. */
@NullMarked
package io.github.camel8x8.events.benchmark;

import org.jspecify.annotations.NullMarked;
