/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import org.apache.camel.CamelContext;

/** Checks that Camel has loaded the {@link EventConverters}. */
final class TypeConverterCheck {

    private TypeConverterCheck() {}

    /**
     * Checks that Camel has the converters. If several jars were repackaged into one, the file that
     * names their loader may have been overwritten by that of another jar.
     *
     * @throws IllegalStateException with the file and the fix
     */
    static void requireConverters(CamelContext camel) {
        if (camel.getTypeConverterRegistry().lookup(String.class, Event.class) == null) {
            throw new IllegalStateException(
                    "The type converters of camel-8x8-events are missing, so a route would get an"
                            + " event as Event[...] instead of its JSON: the file"
                            + " META-INF/services/org/apache/camel/TypeConverterLoader does not"
                            + " name "
                            + EventConverters.class.getName()
                            + "Loader. Merge the files of META-INF/services when you repackage"
                            + " jars, as the AppendingTransformer of maven-shade-plugin does");
        }
    }
}
