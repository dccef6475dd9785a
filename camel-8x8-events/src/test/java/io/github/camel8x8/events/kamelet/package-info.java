/* SPDX-License-Identifier: Apache-2.0 */
/** The kamelet in the component's jar: its rules, and routes made from it. */
package io.github.camel8x8.events.kamelet;
