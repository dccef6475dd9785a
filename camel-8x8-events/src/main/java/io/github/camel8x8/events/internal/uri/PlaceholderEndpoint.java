/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import org.apache.camel.CamelContext;
import org.apache.camel.support.EndpointHelper;

/** Replaces a URI whose scheme, too, is in a placeholder. */
final class PlaceholderEndpoint extends RewrittenEndpoint {

    /**
     * @param uri with its placeholders
     */
    PlaceholderEndpoint(String uri) {
        super(uri);
    }

    @Override
    String uri(CamelContext context) {
        return QueryForm.of(
                EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, getRawUri()));
    }
}
