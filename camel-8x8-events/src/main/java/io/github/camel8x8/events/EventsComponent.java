/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.internal.binding.ComponentProperties;
import io.github.camel8x8.events.internal.binding.DeclaredOptions;
import io.github.camel8x8.events.internal.binding.OptionErrors;
import io.github.camel8x8.events.internal.binding.OptionSyntax;
import io.github.camel8x8.events.internal.position.PositionKey;
import io.github.camel8x8.events.internal.stream.transport.ClassPathCheck;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.internal.uri.EndpointUri;
import io.github.camel8x8.events.internal.uri.EventsUri;
import io.github.camel8x8.events.internal.uri.OwnUriSyntax;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.component.RawParameterHelper;
import org.jspecify.annotations.Nullable;

/**
 * Creates {@code 8x8events} endpoints. The options of its {@link #getConfiguration()
 * configuration}, such as tenant, region and API key, are the defaults of all endpoints.
 */
@Component(EventsComponent.SCHEME)
public class EventsComponent extends HealthCheckComponent
        implements SSLContextParametersAware, OwnUriSyntax {

    /** The scheme of the URIs of the endpoints. */
    public static final String SCHEME = "8x8events";

    private static final String TOPIC = "topic";

    @Metadata(label = "advanced")
    private EventsConfiguration configuration = new EventsConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private final Map<PositionKey, EventsConsumer> positionOwners = new ConcurrentHashMap<>();

    private final Set<EventsConsumer> consumers = ConcurrentHashMap.newKeySet();

    private volatile StartLimit startLimit = new StartLimit(System::nanoTime);

    private @Nullable ExecutorService executor;

    private @Nullable ExecutorService notificationExecutor;

    private @Nullable StreamEngine engine;

    /** Creates the component. */
    public EventsComponent() {}

    /**
     * Creates the component.
     *
     * @param context the Camel context
     */
    public EventsComponent(CamelContext context) {
        super(context);
    }

    /** Camel initializes the component before it sets the properties. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (getComponentPropertyConfigurer() instanceof PropertyConfigurerGetter ours
                && getEndpointPropertyConfigurer() instanceof PropertyConfigurerGetter endpoints) {
            new ComponentProperties(getCamelContext(), ours, endpoints, EventsComponent::new)
                    .check();
        }
    }

    /**
     * Requests the URI as it was written: Camel's encoded one turns each plus sign into a space.
     */
    @Override
    public boolean useRawUri() {
        return true;
    }

    /**
     * Parses the URI, and passes Camel a URI that {@code java.net.URI} accepts with the options as
     * a map. Camel does all other steps.
     */
    @Override
    public Endpoint createEndpoint(String uri, @Nullable Map<String, Object> properties)
            throws Exception {
        ClassPathCheck.requireEngine();
        TypeConverterCheck.requireConverters(getCamelContext());
        EventsUri parsed = EventsUri.parse(uri, this::evaluateSimple);
        Map<String, Object> options = new LinkedHashMap<>(parsed.options());
        options.put(TOPIC, parsed.topic());
        if (properties != null) {
            Map<String, Object> resolved = new LinkedHashMap<>(properties);
            RawParameterHelper.resolveRawParameterValues(getCamelContext(), resolved);
            options.putAll(resolved);
        }
        return super.createEndpoint(SCHEME + "?hash=0", options);
    }

    /** RAW is already resolved; text that still looks like RAW is part of a value. */
    @Override
    protected boolean resolveRawParameterValues() {
        return false;
    }

    @Override
    protected Endpoint createEndpoint(
            String uri, @Nullable String remaining, Map<String, Object> parameters) {
        String topic = String.valueOf(parameters.remove(TOPIC));
        String shownUri =
                EndpointUri.of(
                        SCHEME, topic, parameters, DeclaredOptions.of(getCamelContext())::isSecret);
        EventsEndpoint endpoint = new EventsEndpoint(shownUri, this);
        endpoint.getConfiguration().setTopic(topic);
        endpoint.setOptionsOfUri(parameters.keySet());
        yieldToUri(endpoint.getConfiguration(), parameters);
        return endpoint;
    }

    /** Clears the component's alternatives to an option that the URI sets. */
    private static void yieldToUri(EventsConfiguration defaults, Map<String, Object> parameters) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(parameters.keySet());
        if (names.contains("region")) {
            defaults.setServiceUrl(null);
        }
        if (names.contains("apiKey")
                || names.contains("apiKeyFile")
                || names.contains("apiKeyProvider")) {
            defaults.setApiKey(null);
            defaults.setApiKeyFile(null);
            defaults.setApiKeyProvider(null);
        }
    }

    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters)
            throws Exception {
        requireNumbers(parameters);
        try {
            super.setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw rejection().value(e, typeOf(OptionErrors.option(e)));
        }
    }

    @Override
    protected void validateParameters(
            String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (!parameters.isEmpty()) {
            throw rejection().unknown(parameters.keySet());
        }
    }

    @Override
    protected void afterConfiguration(
            String uri, String remaining, Endpoint endpoint, Map<String, Object> parameters) {
        EventsConfiguration options = ((EventsEndpoint) endpoint).getConfiguration();
        if (options.getSslContextParameters() == null) {
            options.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
    }

    /** {@return the options that all endpoints have unless they set them} */
    public EventsConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options of all endpoints, unless an endpoint overrides them.
     *
     * @param configuration the options
     */
    public void setConfiguration(EventsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether endpoints without sslContextParameters use those of the CamelContext. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    /** The consumers that are started. */
    Set<EventsConsumer> consumers() {
        return consumers;
    }

    /**
     * Shared by all routes that start with the context; a route that starts later gets a new one.
     */
    StartLimit startLimit() {
        return getCamelContext().getStatus().isStarting()
                ? startLimit
                : new StartLimit(System::nanoTime);
    }

    /** Reserves a position for the owner; false if another consumer has reserved it. */
    boolean claimPosition(PositionKey claim, EventsConsumer owner) {
        EventsConsumer before = positionOwners.putIfAbsent(claim, owner);
        return before == null || before == owner;
    }

    /** Releases the owner's positions. */
    void releasePositions(EventsConsumer owner) {
        positionOwners.values().removeIf(claimed -> claimed == owner);
    }

    /** The threads that run events through routes, shared by all endpoints; grows on demand. */
    synchronized ExecutorService executor() {
        ExecutorService running = executor;
        if (running == null) {
            running =
                    getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, SCHEME);
            executor = running;
        }
        return running;
    }

    /**
     * The threads that call event notifiers, shared by all endpoints. A stop does not wait for
     * them: a notifier may be the one that stops the context.
     */
    synchronized ExecutorService notificationExecutor() {
        ExecutorService running = notificationExecutor;
        if (running == null) {
            running =
                    getCamelContext()
                            .getExecutorServiceManager()
                            .newCachedThreadPool(this, SCHEME + "-notifications");
            notificationExecutor = running;
        }
        return running;
    }

    /** The channel threads, shared by all endpoints. */
    synchronized StreamEngine engine() {
        StreamEngine running = engine;
        if (running == null) {
            running = new StreamEngine(executor());
            engine = running;
        }
        return running;
    }

    @Override
    protected synchronized void doStop() throws Exception {
        super.doStop();
        startLimit = new StartLimit(System::nanoTime);
        if (engine != null) {
            engine.close();
            engine = null;
        }
        if (executor != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
            executor = null;
        }
        if (notificationExecutor != null) {
            getCamelContext().getExecutorServiceManager().shutdown(notificationExecutor);
            notificationExecutor = null;
        }
    }

    private OptionErrors rejection() {
        return new OptionErrors(DeclaredOptions.of(getCamelContext()));
    }

    private Class<?> typeOf(String option) {
        Class<?> type =
                ((PropertyConfigurerGetter) getEndpointPropertyConfigurer())
                        .getOptionType(option, true);
        return type == null ? Object.class : type;
    }

    private void requireNumbers(Map<String, Object> parameters) {
        parameters.forEach(
                (name, value) -> {
                    if (value instanceof String text && !text.startsWith("#")) {
                        String problem = OptionSyntax.problem(typeOf(name), text);
                        if (!problem.isEmpty()) {
                            throw rejection().value(name, text, problem);
                        }
                    }
                });
    }

    /** Evaluates {@code $simple{..}}, which Camel supports in a RAW value. */
    private String evaluateSimple(String value) {
        if (!value.contains("$simple{")) {
            return value;
        }
        String escaped = value.replace("%", "%25");
        Map<String, Object> wrapped = new LinkedHashMap<>(Map.of("value", "RAW(" + escaped + ")"));
        RawParameterHelper.resolveRawParameterValues(getCamelContext(), wrapped);
        return String.valueOf(wrapped.get("value"));
    }
}
