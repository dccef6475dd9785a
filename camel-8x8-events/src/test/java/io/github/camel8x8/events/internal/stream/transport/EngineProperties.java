/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import java.util.ArrayList;
import java.util.List;
import org.asynchttpclient.config.AsyncHttpClientConfigHelper;

/** JVM system properties that AsyncHttpClient reads; removed when this is closed. */
final class EngineProperties implements AutoCloseable {

    private final List<String> names = new ArrayList<>();

    EngineProperties set(String name, String value) {
        String full = "org.asynchttpclient." + name;
        System.setProperty(full, value);
        names.add(full);
        AsyncHttpClientConfigHelper.reloadProperties();
        return this;
    }

    @Override
    public void close() {
        names.forEach(System::clearProperty);
        AsyncHttpClientConfigHelper.reloadProperties();
    }
}
