/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.onceonly;

import io.github.camel8x8.events.position.JdbcPositionRepository;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The application; its route is in {@code camel/events.yaml}. */
@SpringBootApplication
public class OnceOnly {

    /** Starts the application; {@code application.yaml} lists the settings that it needs. */
    public static void main(String[] args) {
        SpringApplication.run(OnceOnly.class, args);
    }

    // tag::positions[]
    /** Positions in the database of the events. */
    @Bean
    JdbcPositionRepository positions(DataSource dataSource) {
        return new JdbcPositionRepository(new TransactionAwareDataSourceProxy(dataSource));
    }
    // end::positions[]
}
