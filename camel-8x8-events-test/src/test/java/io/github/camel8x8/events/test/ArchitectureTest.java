/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The permitted dependencies between packages. */
@AnalyzeClasses(
        packages = "io.github.camel8x8.events.test",
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.github.camel8x8.events.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theBrokerKnowsNoNetwork =
            noClasses()
                    .that()
                    .resideInAPackage("..broker..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.netty..", "com.fasterxml..");

    @ArchTest
    static final ArchRule onlyTheExtensionsKnowATestFramework =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..test.junit..", "..test.spring..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.junit..", "org.springframework..");

    @ArchTest
    static final ArchRule nothingKnowsTheComponent =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.github.camel8x8.events",
                            "io.github.camel8x8.events.internal.stream..",
                            "io.github.camel8x8.events.internal.protocol..",
                            "org.apache.camel..");
}
