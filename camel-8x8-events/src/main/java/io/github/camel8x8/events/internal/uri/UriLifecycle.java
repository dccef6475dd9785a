/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Waits until a context has its model, which its constructor does not have yet, and then observes
 * the routes: those that were added before and those that are added later.
 */
final class UriLifecycle extends LifecycleStrategySupport {

    @Override
    public void onContextInitializing(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (model != null) {
            RouteInput input = new RouteInput(context);
            List.copyOf(model.getRouteDefinitions()).forEach(input::onAddRouteDefinition);
            model.addModelLifecycleStrategy(input);
        }
    }
}
