/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;

/**
 * The options an endpoint has, from the metadata that is generated of {@link EventsConfiguration}.
 *
 * @param names of all; compared without regard to case, as Camel does
 * @param secrets names of those whose value must not be shown; compared likewise
 */
record DeclaredOptions(Set<String> names, Set<String> secrets) {

    static DeclaredOptions of(CamelContext camel) {
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

    /** The name as it is declared; itself if it is not. */
    String spelling(String name) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }

    /**
     * Whether a value of this option must not be shown: one that is not declared may be a misspelt
     * secret.
     */
    boolean isSecret(String name) {
        return secrets.contains(name) || !names.contains(name);
    }

    private static Set<String> ignoringCase(Collection<String> names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
