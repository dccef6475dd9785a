/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A route that sends to an endpoint of this component gets a clear error, and the key stays hidden.
 */
class ProducerByMistakeTest {

    private static final String SENTENCE = "8x8events has no producer";

    private static final List<String> URIS =
            List.of(
                    "8x8events:all?tenant=acme&region=EUW2&apiKey=RAW(S3CRET% ~)",
                    "8x8events://all?tenant=acme&region=EUW2&apiKey=RAW(S3C)RET)",
                    "8x8events:all?tenant=acme&region=EUW2&apiKey=S3CRET&readerName=a b",
                    "8x8events:all?apiKey=S3CRET&region=EUW2&tenant=acme");

    /** Endpoints that Camel resolves while it creates the route. */
    private enum Static {
        TO {
            @Override
            void add(RouteDefinition route, String uri) {
                route.to(uri);
            }
        },
        TO_IN_A_BRANCH {
            @Override
            void add(RouteDefinition route, String uri) {
                route.choice().when().simple("${body} == 'x'").multicast().to(uri).end().end();
            }
        },
        WIRE_TAP {
            @Override
            void add(RouteDefinition route, String uri) {
                route.wireTap(uri);
            }
        };

        abstract void add(RouteDefinition route, String uri);
    }

    /** Endpoints that Camel resolves when an Exchange arrives. */
    private enum Computed {
        TO_D {
            @Override
            void add(RouteDefinition route, String uri) {
                route.toD(uri);
            }
        },
        TO_D_WITH_AN_EXPRESSION {
            @Override
            void add(RouteDefinition route, String uri) {
                route.toD(uri.replace("acme", "${header.tenant}"));
            }
        },
        TO_D_OF_A_HEADER {
            @Override
            void add(RouteDefinition route, String uri) {
                route.toD("${header.uri}");
            }
        },
        ENRICH {
            @Override
            void add(RouteDefinition route, String uri) {
                route.enrich(uri);
            }
        },
        ENRICH_WITH_AN_EXPRESSION {
            @Override
            void add(RouteDefinition route, String uri) {
                route.enrich().header("uri");
            }
        },
        WIRE_TAP_WITH_AN_EXPRESSION {
            @Override
            void add(RouteDefinition route, String uri) {
                route.wireTap(uri.replace("acme", "${header.tenant}"));
            }
        },
        RECIPIENT_LIST {
            @Override
            void add(RouteDefinition route, String uri) {
                route.recipientList(Builder.simple("${header.uri}")).delimiter("|");
            }
        },
        ROUTING_SLIP {
            @Override
            void add(RouteDefinition route, String uri) {
                route.routingSlip(Builder.simple("${header.uri}"), "|");
            }
        };

        abstract void add(RouteDefinition route, String uri);
    }

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    @ParameterizedTest
    @FieldSource("URIS")
    void aStaticEndpointFailsTheStart(String uri) throws Exception {
        for (Static way : Static.values()) {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                way.add(from("direct:start"), uri);
                            }
                        });

                Throwable failure = catchThrowable(context::start);

                assertThat(textOf(failure)).as("%s", way).contains(SENTENCE).doesNotContain("RET");
            }
        }
    }

    @ParameterizedTest
    @FieldSource("URIS")
    void aDeadLetterChannelFailsTheStart(String uri) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(deadLetterChannel(uri));
                        from("direct:start").to("log:none");
                    }
                });

        assertThat(textOf(catchThrowable(camel::start))).contains(SENTENCE).doesNotContain("RET");
    }

    @ParameterizedTest
    @FieldSource("URIS")
    void aComputedEndpointFailsTheExchange(String uri) throws Exception {
        for (Computed way : Computed.values()) {
            BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                onException(Exception.class)
                                        .handled(true)
                                        .process(
                                                exchange ->
                                                        failures.add(
                                                                exchange.getProperty(
                                                                        Exchange.EXCEPTION_CAUGHT,
                                                                        Throwable.class)));
                                way.add(from("direct:start"), uri);
                            }
                        });
                context.start();
                context.createFluentProducerTemplate()
                        .to("direct:start")
                        .withHeader("uri", uri)
                        .withHeader("tenant", "acme")
                        .send();

                Throwable failure = failures.poll(10, TimeUnit.SECONDS);

                assertThat(failure).as("%s", way).isNotNull();
                assertThat(textOf(failure)).as("%s", way).contains(SENTENCE).doesNotContain("RET");
            }
        }
    }

    private static String textOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
