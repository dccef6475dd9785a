/* SPDX-License-Identifier: Apache-2.0 */
/** Routes that store each event and its position in one transaction of a database. */
package io.github.camel8x8.events.once;
