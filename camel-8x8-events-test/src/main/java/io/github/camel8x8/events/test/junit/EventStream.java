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
 * Gives a test an {@link EventStreamServer}. On a parameter of a test, or of a method before or
 * after it: one for each test, stopped after it. On a parameter of a constructor or of a {@code
 * BeforeAll} method: one for the class. On a class: one for the class, which all parameters of that
 * type get that have no annotation of their own, those of its nested classes too.
 *
 * <p>Who asks for the same tenant and key as a test, a method before it or a class around it has
 * the same server as those; who asks for others has a server of its own. An annotation without
 * attributes asks for {@code tenant01} and no key, whatever is asked for around it.
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
