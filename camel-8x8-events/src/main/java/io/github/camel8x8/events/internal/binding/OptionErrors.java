/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import io.github.camel8x8.events.internal.text.NameSuggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.PropertyBindingException;

/**
 * Creates the errors for options that could not be set. They replace Camel's exceptions, which show
 * all options with their values.
 */
public final class OptionErrors {

    private final DeclaredOptions options;

    public OptionErrors(DeclaredOptions options) {
        this.options = options;
    }

    /** For a value that does not fit the type of its option. */
    public IllegalArgumentException value(PropertyBindingException e, Class<?> type) {
        if (isBean(type) && !String.valueOf(e.getValue()).startsWith("#")) {
            // For example a key for apiKey that was set as apiKeyProvider.
            return new IllegalArgumentException(
                    "Option %s takes a bean, as in #name; its value is not shown, since it may be a secret"
                            .formatted(options.spelling(option(e))));
        }
        return value(option(e), String.valueOf(e.getValue()), problem(type, e));
    }

    /** The option that could not be set; Camel does not always name it. */
    public static String option(PropertyBindingException e) {
        return Objects.requireNonNullElse(e.getPropertyName(), "(unnamed)");
    }

    /** For an invalid value; the problem completes the sentence "which is ..". */
    public IllegalArgumentException value(String name, String value, String problem) {
        return new IllegalArgumentException(
                options.isSecret(name)
                        ? "Option %s has a value that cannot be used; it is secret and not shown"
                                .formatted(options.spelling(name))
                        : "Option %s has the value '%s', which is %s"
                                .formatted(options.spelling(name), value, problem));
    }

    /** For options that do not exist. */
    public IllegalArgumentException unknown(Collection<String> names) {
        return new IllegalArgumentException(
                new TreeSet<>(names).stream().map(this::unknown).collect(Collectors.joining("; ")));
    }

    private String unknown(String name) {
        return NameSuggestion.to(name, options.names())
                .map(meant -> "Unknown option " + name + "; did you mean " + meant + "?")
                .orElse("Unknown option " + name);
    }

    private static String problem(Class<?> type, PropertyBindingException e) {
        if (String.valueOf(e.getValue()).startsWith("#")) {
            return "not a usable bean: " + rootMessage(e);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "not one of ", ""));
        }
        if (type == boolean.class) {
            return "neither true nor false";
        }
        return type == double.class ? "not a number" : "not usable: " + rootMessage(e);
    }

    private static boolean isBean(Class<?> type) {
        return !type.isPrimitive() && !type.isEnum() && !type.getPackageName().equals("java.lang");
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == e ? "no such bean is registered" : String.valueOf(cause.getMessage());
    }
}
