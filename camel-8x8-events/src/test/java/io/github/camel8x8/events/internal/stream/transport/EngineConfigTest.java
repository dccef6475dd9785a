/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.config.AsyncHttpClientConfigHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AsyncHttpClient reads its defaults from JVM system properties; none of them has an effect. */
class EngineConfigTest extends AgainstScriptedPeer {

    @TempDir Path folder;

    @Test
    void noPropertyOfTheJvmChangesASetting() throws Exception {
        Map<String, Object> usual = settings();
        Properties defaults = defaults();
        assertThat(defaults).hasSizeGreaterThan(60);

        try (EngineProperties properties = new EngineProperties()) {
            defaults.forEach(
                    (name, value) ->
                            properties.set(
                                    name.toString().replace("org.asynchttpclient.", ""),
                                    another(name.toString(), value.toString())));

            assertThat(settings()).isEqualTo(usual);
        }
    }

    @Test
    void anUntrustedCertificateIsRejectedWhateverThePropertiesSay() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        try (EngineProperties properties = new EngineProperties()) {
            properties.set("useInsecureTrustManager", "true");

            SessionProbe probe = fixture.connect(options.at("wss://127.0.0.1:" + secure.port()));
            secure.accept().expectNoRequest();

            assertThat(probe.awaitFailed())
                    .hasStackTraceContaining("unable to find valid certification path");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRejectedWhateverThePropertiesSay() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "dns:example.org");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        try (EngineProperties properties = new EngineProperties()) {
            properties.set("disableHttpsEndpointIdentificationAlgorithm", "true");

            SessionProbe probe =
                    fixture.connect(
                            options.at("wss://127.0.0.1:" + secure.port())
                                    .sslContext(certificates.client()));
            secure.accept().expectNoRequest();

            assertThat(probe.awaitFailed()).hasStackTraceContaining("No subject alternative names");
        }
    }

    @Test
    void aPropertyThatAsyncHttpClientCannotReadIsNamed() {
        try (EngineProperties properties = new EngineProperties()) {
            properties.set("connectTimeout", "5000");

            assertThatIllegalStateException()
                    .isThrownBy(() -> config(null, null))
                    .withMessageContaining("org.asynchttpclient.connectTimeout");
        }
    }

    @SuppressWarnings("deprecation") // the class that exists in both Netty 4.1 and 4.2
    private static Map<String, Object> settings() throws Exception {
        EventLoopGroup loops = new NioEventLoopGroup(1);
        HashedWheelTimer timer = new HashedWheelTimer();
        try {
            AsyncHttpClientConfig config = config(loops, timer);
            Map<String, Object> settings = new TreeMap<>();
            for (Method method : AsyncHttpClientConfig.class.getMethods()) {
                if (isSetting(method)) {
                    Object value = method.invoke(config);
                    settings.put(
                            method.getName(),
                            value instanceof Object[] array
                                    ? List.of(array)
                                    : String.valueOf(value));
                }
            }
            return settings;
        } finally {
            timer.stop();
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }

    private static AsyncHttpClientConfig config(EventLoopGroup loops, HashedWheelTimer timer) {
        return EngineConfig.of(loops, timer, new ConnectorSettings(null, Duration.ofSeconds(45)));
    }

    /** Excludes the version, and values without an identity that can be compared. */
    private static boolean isSetting(Method method) {
        Class<?> type = method.getReturnType();
        return method.getParameterCount() == 0
                && (type.isPrimitive()
                        || type.isArray()
                        || type.isEnum()
                        || type == String.class
                        || type == Duration.class
                        || method.getName().equals("getProxyServerSelector")
                        || method.getName().equals("getCookieStore"));
    }

    private static Properties defaults() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file =
                AsyncHttpClientConfigHelper.class.getResourceAsStream("ahc-default.properties")) {
            defaults.load(file);
        }
        return defaults;
    }

    /** A valid value that is not the default. */
    private static String another(String name, String value) {
        if (value.equals("true") || value.equals("false")) {
            return String.valueOf(value.equals("false"));
        }
        if (name.endsWith("loadBalance")) {
            return "ROUND_ROBIN";
        }
        if (value.startsWith("PT") || value.startsWith("-PT")) {
            return "PT7M";
        }
        return value.matches("-?\\d+") ? "77" : "TLSv1";
    }
}
