/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.internal.position.PositionKey;
import io.github.camel8x8.events.internal.position.RepositoryPositionStore;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.uri.NoProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Receive 8x8 Contact Center events (interactions, agent status, call recordings) as they happen.
 *
 * <p>Its URI shows no secret, and Camel can always normalize it.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = EventsComponent.SCHEME,
        title = "8x8 Events",
        syntax = "8x8events:topic",
        consumerOnly = true,
        category = {Category.CLOUD, Category.MESSAGING},
        headersClass = EventsConstants.class)
public class EventsEndpoint extends DefaultEndpoint
        implements MultipleConsumersSupport, EndpointServiceLocation {

    @UriParam private EventsConfiguration configuration = new EventsConfiguration();

    private Set<String> optionsOfUri = Set.of();

    private List<StreamOptions> streamOptions = List.of();

    private @Nullable SSLContext sslContext;

    /** For tools that create an endpoint to inspect it. */
    public EventsEndpoint() {}

    EventsEndpoint(String endpointUri, EventsComponent component) {
        super(endpointUri, component);
        configuration = component.getConfiguration().copy();
    }

    @Override
    public EventsComponent getComponent() {
        return (EventsComponent) super.getComponent();
    }

    @Override
    public String getEndpointBaseUri() {
        return StringHelper.before(getEndpointUri(), "?", getEndpointUri());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EventsConsumer consumer = new EventsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw NoProducer.exception();
    }

    /** Each consumer opens its own connections. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /** The resolved address; before the endpoint is initialized, the option as set. */
    @Override
    public @Nullable String getServiceUrl() {
        if (!streamOptions.isEmpty()) {
            return streamOptions.get(0).service().toString();
        }
        String serviceUrl = configuration.getServiceUrl();
        return serviceUrl != null ? serviceUrl : configuration.getRegion();
    }

    @Override
    public String getServiceProtocol() {
        return "wss";
    }

    @Override
    public @Nullable Map<String, String> getServiceMetadata() {
        String tenant = configuration.getTenant();
        return tenant == null ? null : Map.of("tenant", tenant);
    }

    /** {@return the options of this endpoint} */
    public EventsConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets the options of this endpoint.
     *
     * @param configuration the options
     */
    public void setConfiguration(EventsConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Stores the names of the options in the URI, as the user spelled them. */
    void setOptionsOfUri(Set<String> names) {
        optionsOfUri = Set.copyOf(names);
    }

    /** The options of each stream of a consumer; one element for each topic. */
    List<StreamOptions> streamOptions() {
        return streamOptions;
    }

    /** As {@link #streamOptions}, for a consumer that starts now: times may refer to now. */
    List<StreamOptions> streamOptionsNow() {
        return StreamOptionsFactory.of(configuration, sslContext, Instant.now());
    }

    /** The tracker of a stream's position. */
    PositionTracker positionsOf(StreamOptions options) {
        StateRepository<String, String> repository = configuration.getOffsetRepository();
        String key = positionKeyOf(options);
        return repository == null || key == null
                ? PositionTracker.inMemory()
                : PositionTracker.stored(
                        new RepositoryPositionStore(repository, key, options.topic()),
                        Duration.ofMillis(configuration.getOffsetCommitInterval()));
    }

    /** The key under which a stream stores its position; null if it stores none. */
    @Nullable PositionKey positionClaimOf(StreamOptions options) {
        StateRepository<String, String> repository = configuration.getOffsetRepository();
        String key = positionKeyOf(options);
        return repository == null || key == null ? null : PositionKey.of(repository, key);
    }

    /**
     * The key of a topic or partition for a route that stores the position of each event; null if a
     * later event may be stored before an earlier one, which a position cannot express.
     */
    @Nullable Function<TopicName, String> positionKeyForRouteOf(StreamOptions options) {
        return configuration.getConcurrentConsumers() > 1 || positionKeyOf(options) == null
                ? null
                : topic ->
                        String.valueOf(
                                positionKeyOf(
                                        options.of(
                                                topic,
                                                options.api(),
                                                options.receiverQueueSize())));
    }

    private @Nullable String positionKeyOf(StreamOptions options) {
        return configuration.getOffsetRepository() != null
                        && options.api() instanceof ReaderApi reader
                ? RepositoryPositionStore.key(options, reader)
                : null;
    }

    /** Two endpoints may differ only in a secret, and so have the same URI. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        new ApiOptionRules(getComponent().getConfiguration(), optionsOfUri).rejectIn(configuration);
        SSLContextParameters ssl = configuration.getSslContextParameters();
        sslContext = ssl == null ? null : ssl.createSSLContext(getCamelContext());
        streamOptions = StreamOptionsFactory.of(configuration, sslContext, Instant.now());
    }
}
