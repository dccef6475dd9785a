/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reads plain JSON straight from its bytes and makes nothing on the way: for what comes with every
 * event. Takes less than all of JSON, never more; what it does not take is Jackson's to read or to
 * reject. Knows no other package.
 */
@NullMarked
package io.github.camel8x8.events.json;

import org.jspecify.annotations.NullMarked;
