/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/**
 * Words the refusal of an option that could not be set, in place of Camel's exceptions, which show
 * the values of all options at once. An option that does not exist may be a misspelt secret, so its
 * value is not shown.
 */
final class BindingRefusal {

    private final @Nullable PropertyConfigurer configurer;
    private final Collection<String> names;

    /**
     * @param configurer knows the types of the options
     * @param names of all options
     */
    BindingRefusal(@Nullable PropertyConfigurer configurer, Collection<String> names) {
        this.configurer = configurer;
        this.names = names;
    }

    /** For a value that does not fit its option. */
    IllegalArgumentException value(PropertyBindingException e) {
        String name = properName(e.getPropertyName());
        if (EventsComponent.SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
            return new IllegalArgumentException(
                    "Option " + name + " has a value that cannot be used; its value is not shown");
        }
        return new IllegalArgumentException(
                "Option %s has the value '%s', which is %s"
                        .formatted(name, e.getValue(), flaw(name, e)));
    }

    /** For options that do not exist. */
    IllegalArgumentException unknown(Collection<String> unknown) {
        return new IllegalArgumentException(
                new TreeSet<>(unknown)
                        .stream().map(this::unknown).collect(Collectors.joining("; ")));
    }

    private String unknown(String name) {
        return ClosestName.to(name, names)
                .map(meant -> "There is no option " + name + "; did you mean " + meant + "?")
                .orElse("There is no option " + name);
    }

    private String properName(String name) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }

    private String flaw(String name, PropertyBindingException e) {
        Class<?> type =
                configurer instanceof PropertyConfigurerGetter getter
                        ? getter.getOptionType(name, true)
                        : null;
        if (String.valueOf(e.getValue()).startsWith("#")) {
            return "no bean that can be used: " + rootMessage(e);
        }
        if (type == null) {
            return "not usable: " + rootMessage(e);
        }
        if (type.isEnum()) {
            return "not one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class) {
            return "neither true nor false";
        }
        if (type == long.class || type == Long.class) {
            return "no time: write milliseconds, or a duration as in 30s or 5m";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? "no number"
                : "not usable: " + rootMessage(e);
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == e ? "it does not exist" : String.valueOf(cause.getMessage());
    }
}
