/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Writes a time as ISO 8601 text in JSON, with any mapper. Jackson 2 needs the serializer: without
 * its module for times it rejects an {@link java.time.Instant}.
 */
@JacksonAnnotationsInside
@JsonFormat(shape = JsonFormat.Shape.STRING)
@JsonSerialize(using = ToStringSerializer.class)
@Retention(RetentionPolicy.RUNTIME)
@interface IsoText {}
