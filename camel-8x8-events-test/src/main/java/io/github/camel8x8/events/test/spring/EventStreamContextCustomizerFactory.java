/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link EnableEventStream} on a test class; registered in {@code META-INF/spring.factories}.
 */
public final class EventStreamContextCustomizerFactory implements ContextCustomizerFactory {

    /** Created by Spring. */
    public EventStreamContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        EnableEventStream options =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, EnableEventStream.class);
        return options == null
                ? null
                : new EventStreamContextCustomizer(
                        options.tenant(), options.apiKey(), options.prefix());
    }
}
