import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import org.apache.camel.component.mock.InterceptSendToMockEndpointStrategy;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void eventsOfInteractionsAreWritten(@EventStream EventStreamServer stream) throws Exception {
        Main application = new Main();
        application.addOverrideProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        application.addOverrideProperty("camel.component.8x8events.tenant", stream.tenant());
        application.bind("noFiles", new InterceptSendToMockEndpointStrategy("file:*", true));
        application.start();
        try {
            MockEndpoint file = application.getCamelContext().getEndpoint("mock:file:data", MockEndpoint.class);
            file.expectedMessageCount(2);

            stream.publish(interaction().created().deleted());

            file.assertIsSatisfied();
        } finally {
            application.stop();
        }
    }
}
