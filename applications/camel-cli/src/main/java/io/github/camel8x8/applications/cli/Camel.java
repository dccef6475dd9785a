/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.applications.cli;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel}, as its launcher starts it. */
public final class Camel {

    private Camel() {}

    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
