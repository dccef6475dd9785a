/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import io.github.camel8x8.events.EventsComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Checks the properties {@code camel.component.8x8events.*} before Camel sets them. Camel's own
 * exception shows the name and the value of a property that it cannot set, and the value may be a
 * key.
 */
public final class ComponentProperties {

    private static final String PREFIX = "camel.component." + EventsComponent.SCHEME + ".";

    /** As in {@code camel.component.8x8events.configuration.api-key}. */
    private static final String NESTED = "configuration.";

    /** Switches the component's auto-configuration. */
    private static final Set<String> NOT_OPTIONS = Set.of("enabled");

    private final CamelContext camel;
    private final DeclaredOptions declared;
    private final PropertyConfigurerGetter component;
    private final PropertyConfigurerGetter endpoint;
    private final Supplier<?> target;

    /**
     * Prepares the check of the properties of a component.
     *
     * @param camel the context whose properties are checked
     * @param component sets the options of the component
     * @param endpoint sets the options of an endpoint
     * @param target creates components, each to try one option on
     */
    public ComponentProperties(
            CamelContext camel,
            PropertyConfigurerGetter component,
            PropertyConfigurerGetter endpoint,
            Supplier<?> target) {
        this.camel = camel;
        this.declared = DeclaredOptions.of(camel);
        this.component = component;
        this.endpoint = endpoint;
        this.target = target;
    }

    /**
     * Checks all properties.
     *
     * @throws IllegalArgumentException if there is no such option or the value does not fit it
     */
    public void check() {
        List<String> problems =
                camel
                        .getPropertiesComponent()
                        .loadPropertiesAsMap(key -> key.startsWith(PREFIX))
                        .entrySet()
                        .stream()
                        .flatMap(property -> problem(property).stream())
                        .sorted()
                        .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private List<String> problem(Map.Entry<String, Object> property) {
        String key = property.getKey();
        String name = key.substring(PREFIX.length());
        String option =
                StringHelper.dashToCamelCase(
                        name.startsWith(NESTED) ? name.substring(NESTED.length()) : name);
        if (NOT_OPTIONS.contains(option) || option.contains(".") || option.contains("[")) {
            return List.of();
        }
        try {
            check(option, property.getValue());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of("Property " + key + ": " + e.getMessage());
        }
    }

    private void check(String option, Object value) {
        Class<?> type = component.getOptionType(option, true);
        if (type == null) {
            throw rejection().unknown(Set.of(option));
        }
        String text = value instanceof String written ? resolved(written) : null;
        if (text == null || text.startsWith("#")) {
            return; // not known yet, or a bean
        }
        Class<?> declaredType = endpoint.getOptionType(option, true);
        String problem = OptionSyntax.problem(declaredType == null ? type : declaredType, text);
        if (!problem.isEmpty()) {
            throw rejection().value(option, text, problem);
        }
        try {
            ((PropertyConfigurer) component).configure(camel, target.get(), option, text, true);
        } catch (RuntimeException e) {
            throw rejection().value(new PropertyBindingException(this, option, text, e), type);
        }
    }

    /** Null if a placeholder has no value, which Camel reports. */
    private @Nullable String resolved(String value) {
        try {
            return camel.resolvePropertyPlaceholders(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Suggests only options of the component. */
    private OptionErrors rejection() {
        return new OptionErrors(
                declared.limitedTo(name -> component.getOptionType(name, true) != null));
    }
}
