/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Long runs that keep account: what was published, what came out of routes while networks and
 * processes failed, and the page that tells it.
 */
package io.github.camel8x8.events.reliability;
