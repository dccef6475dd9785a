/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reads plain JSON directly from its bytes and creates no temporary objects: for the data of every
 * event. Accepts a subset of JSON; Jackson reads or rejects all other text. Uses no other package.
 */
@NullMarked
package io.github.camel8x8.events.json;

import org.jspecify.annotations.NullMarked;
