/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects a {@link LocalStream} into each test, and stops it after the test. */
public final class LocalStreamExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalStreamExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStream.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what is in the store.
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        LocalStream.class, type -> new LocalStream(), LocalStream.class);
    }
}
