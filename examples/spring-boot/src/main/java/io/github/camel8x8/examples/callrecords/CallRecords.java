/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: everything it does stands in {@code camel/*.yaml}. */
@SpringBootApplication
public class CallRecords {

    /** Starts it; what it needs is named in {@code application.yaml}. */
    public static void main(String[] args) {
        SpringApplication.run(CallRecords.class, args);
    }
}
