/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The permitted dependencies between packages. */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.OfTheComponent.class})
class ArchitectureTest {

    static final String ROOT = "io.github.camel8x8.events";

    @ArchTest static final ArchRule jsonDependsOnNoOtherPackage = dependsOn("json");

    @ArchTest static final ArchRule textDependsOnNoOtherPackage = dependsOn("text");

    @ArchTest
    static final ArchRule protocolDependsOnJsonAndText = dependsOn("protocol", "json", "text");

    @ArchTest static final ArchRule eventDependsOnJson = dependsOn("event", "json");

    @ArchTest static final ArchRule uriDependsOnText = dependsOn("uri", "text");

    @ArchTest
    static final ArchRule streamDependsOnProtocolJsonAndText =
            dependsOn("stream", "protocol", "json", "text");

    @ArchTest
    static final ArchRule optionsDependOnProtocolAndText =
            dependsOn("stream.options", "protocol", "text");

    @ArchTest
    static final ArchRule metersDependOnTheStream = dependsOn("micrometer", "stream", "protocol");

    @ArchTest
    static final ArchRule oneClassDependsOnMicrometerSoThatTheOthersLoadWithoutIt =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(ROOT + ".micrometer.RegisteredMeters")
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
                            ROOT + ".stream..",
                            ROOT + ".protocol..",
                            ROOT + ".event..",
                            ROOT + ".json..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onlyTheStreamDependsOnAsyncHttpClientAndNetty =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".stream..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.asynchttpclient..", "io.netty..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsCalledUtilOrHelper =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

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
