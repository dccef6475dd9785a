/** The steps of an event's path by themselves, measured by JMH. */
@NullMarked
package io.github.camel8x8.events.benchmark.micro;

import org.jspecify.annotations.NullMarked;
