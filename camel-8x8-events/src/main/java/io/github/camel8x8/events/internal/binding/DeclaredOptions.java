/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;

/**
 * The options of an endpoint, from the metadata that is generated from {@link EventsConfiguration}.
 *
 * @param names of all options; compared ignoring case, as Camel does
 * @param secrets names of the options whose value must not be shown; compared ignoring case
 */
public record DeclaredOptions(Set<String> names, Set<String> secrets) {

    public static DeclaredOptions of(CamelContext camel) {
        EndpointUriFactory metadata =
                PluginHelper.getUriFactoryResolver(camel)
                        .resolveFactory(EventsComponent.SCHEME, camel);
        if (metadata == null) {
            throw new IllegalStateException(
                    "The jar of camel-8x8-events is incomplete: META-INF/services/org/apache/camel/urifactory/8x8events-endpoint is missing. Keep META-INF/services when you repackage jars");
        }
        return new DeclaredOptions(
                ignoringCase(metadata.propertyNames()),
                ignoringCase(metadata.secretPropertyNames()));
    }

    /** These options without the names that are not accepted. */
    DeclaredOptions limitedTo(Predicate<String> accepted) {
        return new DeclaredOptions(ignoringCase(names.stream().filter(accepted).toList()), secrets);
    }

    /** The declared spelling of a name; the name itself if it is not declared. */
    String spelling(String name) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }

    /**
     * Whether the value of this option must not be shown. A name that is not declared may be a
     * misspelled secret.
     */
    public boolean isSecret(String name) {
        return secrets.contains(name) || !names.contains(name);
    }

    private static Set<String> ignoringCase(Collection<String> names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
