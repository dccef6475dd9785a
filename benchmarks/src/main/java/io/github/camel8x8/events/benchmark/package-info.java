/** The one command: runs the scenarios and writes the page from what they have left. */
@NullMarked
package io.github.camel8x8.events.benchmark;

import org.jspecify.annotations.NullMarked;
