/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Maps events to the caller's classes, as {@link Event#as} describes. */
final class EventMapping {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(EventJson.FACTORY)
                    // 8x8 writes interactionGUID and inboundChannelid; Java code does not.
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addHandler(new YesAndNo())
                    .findAndAddModules()
                    .build();

    private static final ClassValue<Set<String>> PROPERTIES =
            new ClassValue<>() {
                @Override
                protected Set<String> computeValue(Class<?> type) {
                    return propertiesOf(type);
                }
            };

    private EventMapping() {}

    /**
     * The event as an object.
     *
     * @param payload the payload
     * @param family the event's family, or null
     * @param fields the object with the fields of the family
     * @param type the class of the result
     */
    static <T> T map(
            byte[] payload, @Nullable String family, Supplier<JsonNode> fields, Class<T> type) {
        try {
            if (wantsTheFields(family, type)) {
                JsonNode object = fields.get();
                if (object.isObject()) {
                    return MAPPER.treeToValue(object, type);
                }
            }
            T whole = MAPPER.readValue(payload, type);
            if (whole != null) {
                return whole;
            }
        } catch (IOException e) {
            throw EventJson.unreadable(payload, type.getName(), e);
        } catch (NumberFormatException e) {
            throw EventJson.unreadable(payload, type.getName(), EventJson.beyondNumbers());
        }
        throw new UnreadableEventException(payload.length, type.getName(), "it is null");
    }

    private static boolean wantsTheFields(@Nullable String family, Class<?> type) {
        if (family == null || TreeNode.class.isAssignableFrom(type)) {
            return false;
        }
        Set<String> properties = PROPERTIES.get(type);
        return !properties.isEmpty() && !properties.contains(lower(family));
    }

    private static Set<String> propertiesOf(Class<?> type) {
        BeanDescription bean =
                MAPPER.getDeserializationConfig().introspect(MAPPER.constructType(type));
        Set<String> names = new HashSet<>();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (property.couldDeserialize()) {
                names.add(lower(property.getName()));
                for (PropertyName alias : property.findAliases()) {
                    names.add(lower(alias.getSimpleName()));
                }
            }
        }
        return Set.copyOf(names);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Lets a boolean property accept 8x8's "yes" and "no" in addition to true and false. */
    private static final class YesAndNo extends DeserializationProblemHandler {

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String message) {
            boolean wantsBoolean = target == Boolean.class || target == boolean.class;
            if (wantsBoolean && value.equalsIgnoreCase("yes")) {
                return true;
            }
            if (wantsBoolean && value.equalsIgnoreCase("no")) {
                return false;
            }
            return NOT_HANDLED;
        }
    }
}
