/* SPDX-License-Identifier: Apache-2.0 */
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.maven.packaging.ComponentDslMojo;
import org.apache.camel.maven.packaging.EndpointDslMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Writes the builders of the endpoint DSL and of the component DSL from the metadata of the
 * component. Maven runs this source file after Camel's generator has written the metadata.
 *
 * <p>The builders are written by the goals {@code generate-endpoint-dsl} and {@code
 * generate-component-dsl} of Camel's generator. Maven cannot run these goals, because they make
 * Java names from the scheme, and {@code 8x8events} is not a valid Java name. This class only
 * replaces the names. It also omits the classes that list the builders of all components.
 */
final class BuilderGenerator {

    /** The valid Java name for the scheme {@code 8x8events}. */
    private static final String METHOD = "events8x8";

    private static final String CLASS = "Events8x8";

    /** The generator removes {@code Camel} from the names of headers, which leaves this prefix. */
    private static final String HEADER_PREFIX = "8x8Events";

    private static final String PACKAGE = "io.github.camel8x8.events.dsl";

    private static final Set<String> LISTS_OF_COMPONENTS =
            Set.of(
                    "EndpointBuilderFactory.java",
                    "EndpointBuilders.java",
                    "ComponentsBuilderFactory.java");

    private BuilderGenerator() {}

    /**
     * @param arguments the directory that contains only the component's metadata, and the directory
     *     of the generated sources
     */
    public static void main(String... arguments)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path metadata = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        // The goals run only in a project that has these directories, as Camel's own one has.
        Path project = Files.createTempDirectory("dsl");
        Path endpoints = project.resolve("dsl/camel-endpointdsl");
        Path components = project.resolve("dsl/camel-componentdsl");
        try {
            Files.createDirectories(endpoints);
            Files.createDirectories(components);
            new Endpoints(project, metadata, sources).execute();
            new Components(project, metadata, sources).execute();
        } finally {
            for (Path directory : new Path[] {endpoints, components, endpoints.getParent()}) {
                Files.deleteIfExists(directory);
            }
            Files.deleteIfExists(project);
        }
    }

    private static boolean isWritten(String file) {
        return LISTS_OF_COMPONENTS.stream().noneMatch(list -> file.endsWith("/" + list));
    }

    /**
     * The source with the complete names of headers in comments. The builder casts values to raw
     * types, and the build treats the warning as an error.
     */
    private static String adapt(String source) {
        return source.replace("{@code " + HEADER_PREFIX, "{@code Camel" + HEADER_PREFIX)
                .replace("@Generated(", "@SuppressWarnings(\"unchecked\")\n@Generated(");
    }

    /** Public, because the templates of Camel's generator call its methods. */
    public static final class Endpoints extends EndpointDslMojo {

        Endpoints(Path project, Path metadata, Path sources) {
            super(null, null);
            baseDir = project.toFile();
            jsonDir = metadata.toFile();
            sourcesOutputDir = sources.toFile();
            endpointFactoriesPackageName = PACKAGE;
            componentsFactoriesPackageName = PACKAGE;
        }

        @Override
        public String camelCaseLower(String scheme) {
            return METHOD;
        }

        @Override
        public String getComponentNameFromType(String type) {
            return CLASS;
        }

        @Override
        public String headerNameMethodName(String header) {
            return super.headerNameMethodName(header.replace(HEADER_PREFIX, ""));
        }

        @Override
        protected boolean updateResource(Path directory, String file, String source) {
            return isWritten(file) && super.updateResource(directory, file, adapt(source));
        }
    }

    /** Public, because the templates of Camel's generator call its methods. */
    public static final class Components extends ComponentDslMojo {

        Components(Path project, Path metadata, Path sources) {
            super(null, null);
            baseDir = project.toFile();
            jsonDir = metadata.toFile();
            sourcesOutputDir = sources.toFile();
            componentsDslPackageName = "org.apache.camel.builder.component";
            componentsDslFactoriesPackageName = PACKAGE;
        }

        @Override
        public String toCamelCaseLower(String scheme) {
            return METHOD;
        }

        @Override
        protected boolean updateResource(Path directory, String file, String source) {
            return isWritten(file) && super.updateResource(directory, file, adapt(source));
        }
    }
}
