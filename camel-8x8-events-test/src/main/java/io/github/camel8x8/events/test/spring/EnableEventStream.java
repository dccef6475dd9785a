/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.spring;

import io.github.camel8x8.events.test.EventStreamServer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a test class with a Spring context: starts an {@link EventStreamServer}, provides it as a
 * bean, and sets the component's properties {@code service-url}, {@code tenant} and {@code api-key}
 * for it. The server runs as long as the context, which Spring may reuse for other test classes
 * with the same annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EnableEventStream {

    /** {@return the customer} */
    String tenant() default "tenant01";

    /** {@return the key that clients need} */
    String apiKey() default "test-key";

    /** {@return the prefix of the component's properties} */
    String prefix() default "camel.component.8x8events";
}
