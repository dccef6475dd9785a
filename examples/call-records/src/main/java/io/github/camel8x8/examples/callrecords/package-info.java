/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A record of each call, in a CSV file and in a database; the route is {@code call-records.yaml}.
 */
@NullMarked
package io.github.camel8x8.examples.callrecords;

import org.jspecify.annotations.NullMarked;
