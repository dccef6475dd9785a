/* SPDX-License-Identifier: Apache-2.0 */
/** Several processes on one topic, each in a separate JVM that can be killed. */
package io.github.camel8x8.events.scaleout;
