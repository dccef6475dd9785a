/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(
        packages = "io.github.camel8x8.examples.wallboard",
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theModelKnowsEventsOnly =
            noClasses()
                    .that()
                    .resideInAPackage("..wallboard.model..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.camel..",
                            "io.undertow..",
                            "com.fasterxml..",
                            "..wallboard",
                            "..wallboard.web..");

    @ArchTest
    static final ArchRule theWebKnowsTheModelOnly =
            noClasses()
                    .that()
                    .resideInAPackage("..wallboard.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.camel..", "..wallboard");
}
