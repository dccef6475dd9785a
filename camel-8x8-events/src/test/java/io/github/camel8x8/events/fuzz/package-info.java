/* SPDX-License-Identifier: Apache-2.0 */
/** Input as an attacker or a broken wire would make it, the same again for the same seed. */
package io.github.camel8x8.events.fuzz;
