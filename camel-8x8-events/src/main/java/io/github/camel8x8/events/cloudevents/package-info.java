/* SPDX-License-Identifier: Apache-2.0 */
/**
 * 8x8 events as CloudEvents 1.0: Camel data types, for {@code transformDataType}. {@link
 * io.github.camel8x8.events.cloudevents.CloudEventDataTypeTransformer} sets the headers that
 * Camel's components send as binary CloudEvents, {@link
 * io.github.camel8x8.events.cloudevents.CloudEventJsonDataTypeTransformer} creates the structured
 * JSON form.
 */
@NullMarked
package io.github.camel8x8.events.cloudevents;

import org.jspecify.annotations.NullMarked;
