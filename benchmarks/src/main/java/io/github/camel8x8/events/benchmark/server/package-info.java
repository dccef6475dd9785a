/**
 * The server that everything is measured against: it costs next to nothing itself, since its frames
 * are encoded once, and it sends as Pulsar's reader endpoint does, as long as the client's
 * acknowledgements leave room in the window.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.server;

import org.jspecify.annotations.NullMarked;
