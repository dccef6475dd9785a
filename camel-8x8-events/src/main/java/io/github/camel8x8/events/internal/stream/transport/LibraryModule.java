/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module of a library on the class path.
 *
 * @param artifact its Maven artifact
 * @param version its version, or null if unknown: a shaded jar may have lost it
 * @param jar the file name of the jar, or null if unknown
 */
record LibraryModule(String artifact, @Nullable String version, @Nullable String jar) {

    private static final String NETTY_VERSIONS = "META-INF/io.netty.versions.properties";

    /** Netty 4.2 split this module; netty-codec-base contains the classes that are checked. */
    private static final String CODEC = "netty-codec";

    private static final String CODEC_OF_NETTY_42 = "netty-codec-base";

    private static final Pattern LINE = Pattern.compile("(\\d+\\.\\d+)\\..*");

    private static final Pattern JAR = Pattern.compile("([^/!]+\\.jar)(?:!|$)");

    /** The Netty module that contains this class. */
    static LibraryModule ofNetty(String artifact, Class<?> found) {
        String resource = found.getName().replace('.', '/') + ".class";
        URL location = found.getResource("/" + resource);
        String version = null;
        if (location != null) {
            // The file in the same jar: other jars on the class path have a file of this name too.
            String versions = location.toString().replace(resource, NETTY_VERSIONS);
            Properties properties = read(versions);
            version = properties.getProperty(artifact + ".version");
            if (version == null && artifact.equals(CODEC)) {
                version = properties.getProperty(CODEC_OF_NETTY_42 + ".version");
            }
        }
        return new LibraryModule(artifact, version, jarOf(location));
    }

    /** The AsyncHttpClient module that contains this class. */
    static LibraryModule ofAsyncHttpClient(String artifact, Class<?> found) {
        String resource = found.getName().replace('.', '/') + ".class";
        URL location = found.getResource("/" + resource);
        String version = null;
        if (location != null) {
            // ahc-version.properties is not usable: in 3.0.13 it contains only a placeholder.
            String properties =
                    "META-INF/maven/org.asynchttpclient/" + artifact + "/pom.properties";
            version =
                    read(location.toString().replace(resource, properties)).getProperty("version");
        }
        return new LibraryModule(artifact, version, jarOf(location));
    }

    /** The release line, such as 4.1, or null if unknown. */
    @Nullable String line() {
        Matcher matcher = LINE.matcher(version == null ? "" : version);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** The name and the version, with the jar if it is known. */
    String withJar() {
        return jar == null ? nameAndVersion() : nameAndVersion() + " (" + jar + ")";
    }

    /** The name and the version, with the jar unless its name contains both. */
    @Override
    public String toString() {
        return jar == null || jar.contains(artifact + "-" + version) ? nameAndVersion() : withJar();
    }

    private String nameAndVersion() {
        return artifact + " " + (version == null ? "of unknown version" : version);
    }

    private static Properties read(String url) {
        Properties properties = new Properties();
        try {
            URLConnection connection = new URI(url).toURL().openConnection();
            connection.setUseCaches(false); // a cached jar file would stay open
            try (InputStream in = connection.getInputStream()) {
                properties.load(in);
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return new Properties(); // the version is unknown, which is not an error
        }
        return properties;
    }

    private static @Nullable String jarOf(@Nullable URL location) {
        String jar = null;
        Matcher matcher = JAR.matcher(location == null ? "" : location.toString());
        while (matcher.find()) {
            jar = matcher.group(1); // the innermost: a jar may be nested in another
        }
        return jar;
    }
}
