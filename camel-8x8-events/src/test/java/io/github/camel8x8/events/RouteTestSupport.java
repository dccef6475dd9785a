/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.EventStreamServer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;

/** A Camel context for each test, which the test starts after it has added its routes. */
public abstract class RouteTestSupport extends CamelTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true); // the context is not started
    }

    /** Sets the address of the stream, and any key, on the component. */
    protected void connectTo(EventStreamServer stream) {
        EventsConfiguration defaults =
                context.getComponent("8x8events", EventsComponent.class).getConfiguration();
        defaults.setServiceUrl(stream.serviceUrl());
        defaults.setTenant(stream.tenant());
        defaults.setApiKey("any");
    }

    /** Adds the routes of a file on the class path. */
    protected void loadRoutes(String location) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(location));
    }
}
