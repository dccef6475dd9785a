/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Starts a program with a separate class loader, as the launcher of an executable jar does: the
 * system class loader contains this class only.
 */
public final class OtherClassLoader {

    private OtherClassLoader() {}

    /**
     * The program.
     *
     * @param arguments the class path, the main class, and its arguments
     */
    public static void main(String[] arguments) throws Exception {
        String[] entries = arguments[0].split(java.io.File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        Class.forName(arguments[1], true, loader)
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
    }
}
