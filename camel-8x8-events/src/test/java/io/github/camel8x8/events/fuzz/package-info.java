/* SPDX-License-Identifier: Apache-2.0 */
/** Input that an attacker or a faulty network could produce, reproducible by its seed. */
package io.github.camel8x8.events.fuzz;
