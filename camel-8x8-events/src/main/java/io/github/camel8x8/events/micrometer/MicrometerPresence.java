/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.micrometer;

/** Whether the class loader of the component can load Micrometer. */
final class MicrometerPresence {

    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private MicrometerPresence() {}

    static boolean isPresent() {
        try {
            Class.forName(REGISTRY, false, MicrometerPresence.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
