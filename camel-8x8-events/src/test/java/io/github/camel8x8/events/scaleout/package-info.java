/* SPDX-License-Identifier: Apache-2.0 */
/** Several processes on one topic, each a JVM of its own that can be killed. */
package io.github.camel8x8.events.scaleout;
