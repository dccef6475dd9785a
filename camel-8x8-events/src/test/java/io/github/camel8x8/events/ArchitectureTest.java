/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.camel8x8.events.event.Event;

/** The permitted dependencies between packages. */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.OfTheComponent.class})
class ArchitectureTest {

    static final String ROOT = "io.github.camel8x8.events";

    @ArchTest static final ArchRule textDependsOnNoOtherPackage = dependsOn("internal.text");

    @ArchTest
    static final ArchRule protocolDependsOnText = dependsOn("internal.protocol", "internal.text");

    @ArchTest static final ArchRule eventDependsOnNoOtherPackage = dependsOn("event");

    @ArchTest static final ArchRule notificationDependsOnNoOtherPackage = dependsOn("notification");

    @ArchTest static final ArchRule optionsDependOnNoOtherPackage = dependsOn("options");

    @ArchTest static final ArchRule uriDependsOnText = dependsOn("internal.uri", "internal.text");

    @ArchTest
    static final ArchRule bindingDependsOnText = dependsOn("internal.binding", "internal.text");

    @ArchTest
    static final ArchRule streamDependsOnProtocolTextAndPublicOptions =
            dependsOn("internal.stream", "internal.protocol", "internal.text", "options");

    @ArchTest
    static final ArchRule streamOptionsDependOnProtocolAndText =
            dependsOn("internal.stream.options", "internal.protocol", "internal.text", "options");

    @ArchTest
    static final ArchRule statusDependsOnProtocol =
            dependsOn("internal.stream.status", "internal.protocol", "internal.stream.options");

    @ArchTest
    static final ArchRule flowDependsOnOptionsAndStatus =
            dependsOn(
                    "internal.stream.flow",
                    "internal.protocol",
                    "internal.stream.options",
                    "internal.stream.status",
                    "options");

    @ArchTest
    static final ArchRule positionOfStreamDependsOnOptions =
            dependsOn("internal.stream.position", "internal.protocol", "internal.stream.options");

    @ArchTest
    static final ArchRule transportDependsOnOptionsAndTheInterfaceOfFlow =
            dependsOn(
                    "internal.stream.transport",
                    "internal.protocol",
                    "internal.text",
                    "internal.stream.options",
                    "internal.stream.flow",
                    "options");

    @ArchTest
    static final ArchRule metersDependOnTheStream =
            dependsOn(
                    "internal.micrometer",
                    "internal.management",
                    "internal.stream",
                    "internal.protocol");

    @ArchTest
    static final ArchRule managementDependsOnTheStream =
            dependsOn("internal.management", "internal.stream");

    /**
     * Camel defines that a component, its endpoints and their consumers refer to each other.
     * Jackson defines that a class names its serializer.
     */
    @ArchTest
    static final ArchRule classesHaveNoCycles =
            slices().assignedFrom(new OnePerFile())
                    .should()
                    .beFreeOfCycles()
                    .ignoreDependency(EventsConsumer.class, EventsEndpoint.class)
                    .ignoreDependency(EventsConsumer.class, EventsComponent.class)
                    .ignoreDependency(EventsEndpoint.class, EventsComponent.class)
                    .ignoreDependency(Event.class.getName(), ROOT + ".event.EventSerializer");

    @ArchTest
    static final ArchRule oneClassDependsOnMicrometerSoThatTheOthersLoadWithoutIt =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(ROOT + ".internal.micrometer.RegisteredMeters")
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule theClientDoesNotDependOnCamel =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            ROOT + ".internal.stream..",
                            ROOT + ".internal.protocol..",
                            ROOT + ".event..",
                            ROOT + ".options..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onlyTheStreamDependsOnAsyncHttpClientAndNetty =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".internal.stream.transport..")
                    .and()
                    .resideOutsideOfPackage(ROOT + ".internal.stream")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.asynchttpclient..", "io.netty..");

    @ArchTest
    static final ArchRule nothingIsCalledUtilOrHelper =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".dsl")
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule onlyTheBuildersDependOnTheModulesThatAnApplicationMayNotHave =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".dsl")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.camel.builder.endpoint..",
                            "org.apache.camel.builder.component..",
                            ROOT + ".dsl");

    private static ArchRule dependsOn(String who, String... whom) {
        String[] allowed = new String[whom.length + 1];
        allowed[0] = ROOT + "." + who + "..";
        for (int i = 0; i < whom.length; i++) {
            allowed[i + 1] = ROOT + "." + whom[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(allowed)))
                .as(who + " depends on no packages of ours but " + String.join(", ", allowed));
    }

    /** One slice for each source file. */
    private static final class OnePerFile implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getName().replaceAll("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "classes";
        }
    }

    /**
     * Excludes the local stream: its packages have the same prefix, and separate rules apply to
     * them.
     */
    static final class OfTheComponent implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("camel-8x8-events-test");
        }
    }
}
