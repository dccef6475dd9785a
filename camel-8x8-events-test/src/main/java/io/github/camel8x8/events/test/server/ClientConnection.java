/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.Progress;
import io.github.camel8x8.events.test.fault.Fault;
import java.util.List;
import java.util.function.Supplier;

/**
 * A client, while it is connected and afterwards. May be called from any thread; results describe
 * the moment of the call.
 */
public final class ClientConnection {

    private static final int NOT_CLOSED = 0;

    private final ConnectionRequest request;
    private final OneThread thread;
    private final FrameGate gate;
    private final FaultPlan plan;
    private final Journal acknowledged = new Journal();
    private final Journal rejected = new Journal();
    private int closeCode = NOT_CLOSED;
    private Supplier<Progress> progress = () -> new Progress(0, 0, 0);

    ClientConnection(ConnectionRequest request, OneThread thread, FrameGate gate, FaultPlan plan) {
        this.request = request;
        this.thread = thread;
        this.gate = gate;
        this.plan = plan;
    }

    /** {@return the request that opened the connection} */
    public ConnectionRequest request() {
        return request;
    }

    /** {@return whether it is connected} */
    public boolean isOpen() {
        return closeCode() == NOT_CLOSED;
    }

    /**
     * {@return how the connection ended (RFC 6455, 7.1.5): a code, 1005, 1006; 0 while it is open}
     */
    public int closeCode() {
        return thread.call(() -> closeCode);
    }

    /** {@return the number of events that were sent to it} */
    public long delivered() {
        return thread.call(gate::sent);
    }

    /** {@return how far it is; after its end, how far it was} */
    public ClientStatus status() {
        return thread.call(() -> new ClientStatus(gate.sent(), gate.position(), progress.get()));
    }

    /** {@return the ids it acknowledged, in order and unchecked: a reader may send any text} */
    public List<String> acknowledged() {
        return thread.call(acknowledged::newest);
    }

    /** {@return the ids it acknowledged negatively, in order} */
    public List<String> negativelyAcknowledged() {
        return thread.call(rejected::newest);
    }

    /**
     * Injects a fault into it now.
     *
     * @param fault the fault
     */
    public void inject(Fault fault) {
        thread.run(() -> gate.inject(fault));
    }

    /**
     * Injects a fault into it right after the n-th event from now on, n from 1.
     *
     * @param n the count of events up to the fault, from 1
     * @param fault the fault
     */
    public void injectAfter(int n, Fault fault) {
        thread.run(() -> plan.at(n, fault));
    }

    /** Ends {@link Fault#freeze()}. */
    public void unfreeze() {
        thread.run(gate::unfreeze);
    }

    @Override
    public String toString() {
        return request.toString();
    }

    FrameGate gate() {
        return gate;
    }

    /**
     * @param source reports how far it is
     */
    void onProgress(Supplier<Progress> source) {
        progress = source;
    }

    void onAcknowledged(String id) {
        acknowledged.add(id);
    }

    void onNegativelyAcknowledged(String id) {
        rejected.add(id);
    }

    long acknowledgements() {
        return acknowledged.count();
    }

    void onClosed(int code) {
        if (closeCode == NOT_CLOSED) {
            closeCode = code;
        }
    }
}
