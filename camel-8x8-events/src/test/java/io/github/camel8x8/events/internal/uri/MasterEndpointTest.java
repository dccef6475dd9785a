/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import io.github.camel8x8.events.EventsEndpoint;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.master.MasterEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint behind {@code master:}, whose URI Camel parses itself. */
@Tag("camel-4.18-modules")
class MasterEndpointTest {

    private static final String ODD = "a+b/c=% ~&d";

    @TempDir Path directory;

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void cluster() throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory.toString());
        camel.addService(cluster);
        camel.getComponent("8x8events", EventsComponent.class).getConfiguration().setApiKey("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "master:lock:8x8events:all?tenant=acme&region=EUW2&readerName=night",
                "master:lock:8x8events://all?tenant=acme&region=EUW2&readerName=night",
                "master:lock:8x8events?topic=all&tenant=acme&region=EUW2&readerName=night",
                "master:lock:8x8events:all?tenant=acme&serviceUrl=wss://example.com:443&readerName=night"
            })
    void bothFormsWorkBehindIt(String uri) throws Exception {
        EventsConfiguration options = behind(uri);

        assertThat(options.getTopic()).isEqualTo("all");
        assertThat(options.getTenant()).isEqualTo("acme");
        assertThat(options.getReaderName()).isEqualTo("night");
    }

    @Test
    void aKeyInRawComesThroughAsItIs() throws Exception {
        assertThat(
                        behind(
                                        "master:lock:8x8events:all?tenant=acme&region=EUW2&apiKey=RAW(a+b/c=)")
                                .getApiKey())
                .isEqualTo("a+b/c=");
    }

    @Test
    void aKeyFromAPropertyComesThroughWhateverItContains() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("key", ODD);

        assertThat(
                        behind(
                                        "master:lock:8x8events:all?tenant=acme&region=EUW2&apiKey=#property:key")
                                .getApiKey())
                .isEqualTo(ODD);
    }

    @Test
    void aPlusSignStaysOne() throws Exception {
        assertThat(
                        behind("master:lock:8x8events:all?tenant=acme&region=EUW2&readerName=a+b")
                                .getReaderName())
                .isEqualTo("a+b");
        assertThat(
                        behind("master:lock:8x8events:all?tenant=acme&region=EUW2&readerName=a%2Bb")
                                .getReaderName())
                .isEqualTo("a+b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock:8x8events:all?tenant=acme&region=EUW2&readerName=a%2Bb",
                "lock:8x8events?topic=all&tenant=acme&region=EUW2&readerName=a%2Bb"
            })
    void theEndpointDslTakesItInItsPath(String path) throws Exception {
        camel.addRoutes(
                new EndpointRouteBuilder() {
                    @Override
                    public void configure() {
                        from(master(path)).routeId("dsl").autoStartup(false).to("log:none");
                    }
                });
        camel.start();

        Endpoint master = camel.getRoute("dsl").getEndpoint();
        EventsConfiguration options =
                ((EventsEndpoint) ((MasterEndpoint) master).getEndpoint()).getConfiguration();
        assertThat(options.getReaderName()).isEqualTo("a+b");
        assertThat(options.getTenant()).isEqualTo("acme");
    }

    @Test
    void managementShowsNoSecretOfIt() throws Exception {
        behind("master:lock:8x8events:all?tenant=acme&region=EUW2&apiKey=RAW(S3CRET+/)S3CRET)");
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName ours =
                new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*");

        List<String> shown = new ArrayList<>();
        for (ObjectName bean : server.queryNames(ours, null)) {
            shown.add(bean.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                shown.add(String.valueOf(server.getAttribute(bean, attribute.getName())));
            }
        }

        assertThat(shown)
                .anyMatch(text -> text.contains("lock:8x8events"))
                .noneMatch(text -> text.contains("S3CRET"));
    }

    private EventsConfiguration behind(String uri) throws Exception {
        String id = "route-" + camel.getRoutesSize();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).routeId(id).autoStartup(false).to("log:none");
                    }
                });
        camel.start();
        Endpoint master = camel.getRoute(id).getEndpoint();
        return ((EventsEndpoint) ((MasterEndpoint) master).getEndpoint()).getConfiguration();
    }
}
