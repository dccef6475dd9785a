/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

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
 * Checks that AsyncHttpClient and Netty are on the class path, in compatible versions. Without this
 * check, a wrong version causes a {@link LinkageError} on a channel thread, which only Netty logs.
 *
 * <p>It looks for classes and methods, because a shaded jar may have lost its version. It uses
 * versions, if known, for the message and to detect a mixed Netty. It refers to all classes by
 * name, so that it links without them.
 */
public final class ClassPathCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ClassPathCheck.class);

    /** The oldest tested version. Older 3.0 versions lack methods that the check looks for. */
    private static final String ASYNC_HTTP_CLIENT_VERSION = "3.0.13";

    /** The oldest tested version. AsyncHttpClient 3 does not link with 4.1.118. */
    private static final String NETTY_VERSION = "4.1.130.Final";

    private static final String ASYNC_HTTP_CLIENT = "async-http-client";
    private static final String CONFIG_BUILDER =
            "org.asynchttpclient.DefaultAsyncHttpClientConfig$Builder";

    private static final String HTTP_MODULE = "netty-codec-http";
    private static final String DECOMPRESSOR =
            "io.netty.handler.codec.http.HttpContentDecompressor";

    /** One class per module, which links without any other module; checked in this order. */
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

    /** True from the start in a native image, which cannot look up classes by name. */
    private static volatile boolean passed =
            System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private final ClassLoader loader;

    ClassPathCheck(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Runs the check, unless it has passed before. Takes a few milliseconds.
     *
     * @throws ClassPathException if the check fails; the message is one sentence with the problem,
     *     the required version and the change to make in the pom
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

    /** The modules on the class path, for the message of an error that the check did not detect. */
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

    /** Netty does not support mixed versions, but mixed patch versions mostly work. */
    private void warnOfMixedPatches() {
        List<LibraryModule> netty = netty();
        if (isMixed(netty, LibraryModule::version)) {
            LOG.warn(
                    "Netty on the class path is mixed from several patch versions: {}; import"
                            + " io.netty:netty-bom as the first BOM in dependencyManagement",
                    list(netty));
        }
    }

    /** False if all modules are in one jar: the files with the versions are merged in it. */
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
