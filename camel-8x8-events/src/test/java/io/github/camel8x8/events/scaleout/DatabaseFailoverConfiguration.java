/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.scaleout;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;

/** The processes share a lock and a database, whose URL is in a file of the directory. */
public final class DatabaseFailoverConfiguration implements CamelConfiguration {

    static final String URL = "database-url";

    @Override
    public void configure(CamelContext camel) throws Exception {
        String shared = camel.resolvePropertyPlaceholders("{{directory}}");
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(shared);
        cluster.setAcquireLockInterval(1); // seconds
        camel.addService(cluster);
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(Files.readString(Path.of(shared, URL)));
        // tag::failover-database[]
        camel.getRegistry().bind("positions", new JdbcPositionRepository(dataSource));
        // end::failover-database[]
    }
}
