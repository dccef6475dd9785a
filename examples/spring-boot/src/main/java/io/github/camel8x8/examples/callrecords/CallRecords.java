/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application; its routes are in {@code camel/*.yaml}. */
@SpringBootApplication
public class CallRecords {

    /** Starts the application; {@code application.yaml} lists the settings that it needs. */
    public static void main(String[] args) {
        SpringApplication.run(CallRecords.class, args);
    }
}
