/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Long runs that count events: the published ones, and the ones that routes processed while
 * networks and processes failed. Also the page that reports the results.
 */
package io.github.camel8x8.events.reliability;
