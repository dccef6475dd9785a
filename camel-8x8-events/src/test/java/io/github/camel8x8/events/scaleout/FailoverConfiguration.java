/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.scaleout;

import io.github.camel8x8.events.position.FilePositionRepository;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;

/** The shared state of the processes: which of them reads, and its position. */
public class FailoverConfiguration implements CamelConfiguration {

    @Override
    public void configure(CamelContext camel) throws Exception {
        // tag::failover[]
        String shared = camel.resolvePropertyPlaceholders("{{directory}}");
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(shared);
        cluster.setAcquireLockInterval(1); // seconds
        camel.addService(cluster);
        camel.getRegistry().bind("positions", FilePositionRepository.at(shared + "/positions"));
        // end::failover[]
    }
}
