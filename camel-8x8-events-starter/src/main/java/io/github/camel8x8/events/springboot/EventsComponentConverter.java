/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.EventsConfiguration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Converts {@code #bean:name}, or {@code #name}, to the bean of that name. */
@AutoConfiguration
@ConfigurationPropertiesBinding
public class EventsComponentConverter implements GenericConverter {

    private static final Set<Class<?>> BEANS =
            Set.of(
                    EventsConfiguration.class,
                    HeaderFilterStrategy.class,
                    SSLContextParameters.class,
                    StateRepository.class,
                    Supplier.class);

    private static final Set<ConvertiblePair> PAIRS =
            BEANS.stream()
                    .map(type -> new ConvertiblePair(String.class, type))
                    .collect(Collectors.toUnmodifiableSet());

    private static final String[] PREFIXES = {"#bean:", "#"};

    private final ApplicationContext applicationContext;

    /**
     * Created by Spring.
     *
     * @param applicationContext where the beans are looked up
     */
    public EventsComponentConverter(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return PAIRS;
    }

    /**
     * @throws IllegalArgumentException if the text is not a reference
     * @throws org.springframework.beans.BeansException if no such bean is registered
     */
    @Override
    public @Nullable Object convert(
            @Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = source == null ? "" : source.toString().trim();
        if (text.isEmpty()) {
            return null;
        }
        String name =
                Stream.of(PREFIXES)
                        .filter(text::startsWith)
                        .findFirst()
                        .map(prefix -> text.substring(prefix.length()))
                        .orElseThrow(() -> noReference(targetType));
        return applicationContext.getBean(name, targetType.getType());
    }

    /** Without the value, which may be a key. */
    private static IllegalArgumentException noReference(TypeDescriptor targetType) {
        return new IllegalArgumentException(
                "A value of type "
                        + targetType.getType().getSimpleName()
                        + " names a bean; write it as #bean:name");
    }
}
