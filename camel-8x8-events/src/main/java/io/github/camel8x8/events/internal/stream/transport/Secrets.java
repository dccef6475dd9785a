/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camel8x8.events.internal.stream.options.ApiKey;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.text.ForeignText;
import io.github.camel8x8.events.internal.text.PercentEncoding;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The secrets that one attempt sends: a server can repeat them in its response. */
public final class Secrets {

    /** Shorter secrets would mask parts of ordinary words. */
    private static final int MIN_LENGTH = 4;

    private final List<String> forms;
    private final String keyHint;

    private Secrets(Set<String> forms, String keyHint) {
        this.keyHint = keyHint;
        this.forms =
                forms.stream()
                        .filter(form -> form.length() >= MIN_LENGTH)
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
    }

    public static Secrets none() {
        return new Secrets(Set.of(), "");
    }

    static Secrets of(Handshake handshake) {
        Set<String> forms = new LinkedHashSet<>();
        ApiKey key = handshake.key();
        if (key != null) {
            addForms(forms, key.value());
        }
        HttpProxy proxy = handshake.proxy();
        if (proxy != null && proxy.password() != null) {
            addForms(forms, proxy.password());
            forms.add(proxy.basicCredentials());
        }
        return new Secrets(forms, key == null ? "" : key.hint());
    }

    /** Adds each form in which a page, a URL or JSON may contain the secret. */
    private static void addForms(Set<String> forms, String secret) {
        forms.add(secret);
        forms.add(PercentEncoding.encode(secret));
        forms.add(secret.replace("/", "\\/"));
        forms.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
    }

    /** {@return text of the server without the secrets, not yet printable or short} */
    String mask(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, "***");
        }
        return masked;
    }

    /** {@return text of the server without the secrets, printable and short} */
    String printable(String text) {
        return ForeignText.of(mask(text));
    }

    /** See {@link ApiKey#hint}. */
    String keyHint() {
        return keyHint;
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
