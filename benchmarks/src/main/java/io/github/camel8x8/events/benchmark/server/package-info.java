/**
 * The server that clients are measured against. It uses little CPU, because its frames are encoded
 * once, and it sends as Pulsar's reader endpoint does: while the client's acknowledgements leave
 * room in the window.
 */
@NullMarked
package io.github.camel8x8.events.benchmark.server;

import org.jspecify.annotations.NullMarked;
