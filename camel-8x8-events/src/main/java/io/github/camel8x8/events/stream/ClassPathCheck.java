/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that AsyncHttpClient and Netty are on the class path, in versions that fit together.
 * Without it a wrong version shows itself as a {@link LinkageError} on a channel thread, which
 * Netty logs and nobody else sees.
 *
 * <p>It looks for classes and methods, since a shaded jar may have lost its version; versions, if
 * known, are for the message and to find a mixed Netty. Refers to all classes by name, so that it
 * links without them.
 */
public final class ClassPathCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ClassPathCheck.class);

    /** The first that was tested. Older ones of 3.0 lack methods that the check looks for. */
    private static final String ASYNC_HTTP_CLIENT_VERSION = "3.0.13";

    /** The first that was tested. AsyncHttpClient 3 does not link with 4.1.118. */
    private static final String NETTY_VERSION = "4.1.130.Final";

    private static final String ASYNC_HTTP_CLIENT = "async-http-client";
    private static final String CONFIG_BUILDER =
            "org.asynchttpclient.DefaultAsyncHttpClientConfig$Builder";

    private static final String HTTP_MODULE = "netty-codec-http";
    private static final String DECOMPRESSOR =
            "io.netty.handler.codec.http.HttpContentDecompressor";

    /** A class for each module, one that links without any other module, and in this order. */
    private static final List<List<String>> NETTY_MODULES =
            List.of(
                    List.of("netty-common", "io.netty.util.Timer"),
                    List.of("netty-buffer", "io.netty.buffer.ByteBufAllocator"),
                    List.of("netty-resolver", "io.netty.resolver.NameResolver"),
                    List.of("netty-transport", "io.netty.channel.ChannelHandler"),
                    List.of("netty-codec", "io.netty.handler.codec.CodecException"),
                    List.of("netty-handler", "io.netty.handler.timeout.IdleState"),
                    List.of(HTTP_MODULE, "io.netty.handler.codec.http.HttpHeaderNames"),
                    List.of("netty-codec-http2", "io.netty.handler.codec.http2.Http2Error"));

    /** From the start in a native image, where classes cannot be looked up by name. */
    private static volatile boolean passed =
            System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private final ClassLoader loader;

    ClassPathCheck(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Checks, unless it has passed before. Costs a few milliseconds.
     *
     * @throws ClassPathException with one sentence: what was found, what is needed, and what to
     *     change in the pom
     */
    public static void requireEngine() {
        if (!passed) {
            ClassPathCheck check = new ClassPathCheck(ClassPathCheck.class.getClassLoader());
            String problem = check.problem();
            if (problem != null) {
                throw new ClassPathException(problem);
            }
            check.warnOfMixedPatches();
            passed = true;
        }
    }

    /** What is on the class path, for the message of an error that the check did not foresee. */
    static String found() {
        ClassPathCheck check = new ClassPathCheck(ClassPathCheck.class.getClassLoader());
        List<LibraryModule> modules = new ArrayList<>();
        Class<?> client = check.load(CONFIG_BUILDER);
        if (client != null) {
            modules.add(LibraryModule.ofAsyncHttpClient(ASYNC_HTTP_CLIENT, client));
        }
        modules.addAll(check.netty());
        return list(modules);
    }

    /** The first problem as a sentence, or null. */
    @Nullable String problem() {
        String missing = missingNetty();
        if (missing != null) {
            return missing;
        }
        List<LibraryModule> netty = netty();
        if (isMixed(netty, LibraryModule::line)) {
            return "Netty on the class path is mixed from several versions: "
                    + list(netty)
                    + "; all must have one version: import io.netty:netty-bom, "
                    + NETTY_VERSION
                    + " or later, as the first BOM in dependencyManagement";
        }
        String client = problemOfAsyncHttpClient();
        return client == null ? problemOfOldNetty(netty) : client;
    }

    private @Nullable String missingNetty() {
        for (List<String> module : NETTY_MODULES) {
            if (load(module.get(1)) == null) {
                return "Netty on the class path is not complete: io.netty:"
                        + module.get(0)
                        + " is missing (no class "
                        + module.get(1)
                        + "); add this dependency, in the version of the other Netty artifacts,"
                        + " or remove its exclusion";
            }
        }
        return null;
    }

    private @Nullable String problemOfAsyncHttpClient() {
        Class<?> builder = load(CONFIG_BUILDER);
        String needed = "org.asynchttpclient:async-http-client:" + ASYNC_HTTP_CLIENT_VERSION;
        if (builder == null) {
            return "AsyncHttpClient is missing from the class path (no class "
                    + CONFIG_BUILDER
                    + "); add the dependency "
                    + needed
                    + " or later, or remove its exclusion";
        }
        if (hasMethod(builder, "setConnectTimeout", Duration.class)
                && hasMethod(builder, "setHttp2Enabled", boolean.class)) {
            return null;
        }
        LibraryModule found = LibraryModule.ofAsyncHttpClient(ASYNC_HTTP_CLIENT, builder);
        return "AsyncHttpClient on the class path is too old: "
                + found.withJar()
                + "; put "
                + needed
                + " or later into dependencyManagement, where it overrides the version of an"
                + " imported BOM";
    }

    private @Nullable String problemOfOldNetty(List<LibraryModule> netty) {
        if (hasConstructor(DECOMPRESSOR, int.class)) {
            return null;
        }
        String found =
                netty.stream()
                        .filter(module -> module.artifact().equals(HTTP_MODULE))
                        .map(LibraryModule::withJar)
                        .collect(Collectors.joining());
        return "Netty on the class path is too old: "
                + found
                + "; import io.netty:netty-bom, "
                + NETTY_VERSION
                + " or later, as the first BOM in dependencyManagement";
    }

    /** Netty supports no mix, but one of patches mostly works. */
    private void warnOfMixedPatches() {
        List<LibraryModule> netty = netty();
        if (isMixed(netty, LibraryModule::version)) {
            LOG.warn(
                    "Netty on the class path is mixed from several patch versions: {}; import"
                            + " io.netty:netty-bom as the first BOM in dependencyManagement",
                    list(netty));
        }
    }

    /** Not if all are in one jar: that has merged the files that name the versions. */
    private static boolean isMixed(
            List<LibraryModule> netty, Function<LibraryModule, @Nullable String> part) {
        return netty.stream().map(LibraryModule::jar).distinct().count() > 1
                && netty.stream().map(part).filter(Objects::nonNull).distinct().count() > 1;
    }

    private List<LibraryModule> netty() {
        List<LibraryModule> modules = new ArrayList<>();
        for (List<String> module : NETTY_MODULES) {
            Class<?> found = load(module.get(1));
            if (found != null) {
                modules.add(LibraryModule.ofNetty(module.get(0), found));
            }
        }
        return modules;
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.debug("Class {} cannot be loaded", name, e);
            return null;
        }
    }

    private static boolean hasMethod(Class<?> builder, String name, Class<?> parameter) {
        try {
            MethodHandles.publicLookup()
                    .findVirtual(builder, name, MethodType.methodType(builder, parameter));
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("Method {} of {} cannot be linked", name, builder, e);
            return false;
        }
    }

    private boolean hasConstructor(String name, Class<?> parameter) {
        Class<?> type = load(name);
        if (type == null) {
            return false;
        }
        try {
            MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, parameter));
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("The constructor of {} cannot be linked", name, e);
            return false;
        }
    }

    private static String list(List<LibraryModule> modules) {
        return modules.stream().map(LibraryModule::toString).collect(Collectors.joining(", "));
    }
}
