/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.junit;

import io.github.camel8x8.events.test.EventStreamServer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Provides an {@link EventStreamServer} to a test. On a parameter of a test method, or of a method
 * that runs before or after each test: one server for each test, stopped after it. On a parameter
 * of a constructor or of a {@code BeforeAll} method: one server for the class. On a class: one
 * server for the class, which is passed to all parameters of that type without an annotation,
 * including those of nested classes.
 *
 * <p>Annotations with the same tenant and key share a server within a test and its enclosing
 * classes; others get a separate server. An annotation without attributes means {@code tenant01}
 * and no key, regardless of annotations on enclosing classes.
 *
 * <pre>{@code
 * @Test
 * void callsAreCounted(@EventStream EventStreamServer stream) {
 *     stream.publish(interaction().created().queued());
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PARAMETER})
@ExtendWith(EventStreamExtension.class)
public @interface EventStream {

    /** {@return the customer} */
    String tenant() default "tenant01";

    /** {@return the key that clients need; empty for none} */
    String apiKey() default "";
}
