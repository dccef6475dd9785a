/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/** One reader of a topic. */
public final class TopicReader {

    private final Outlet outlet;
    private final Credits credits;
    private Topic topic;
    private long next;
    private boolean open;
    private boolean stuck;

    TopicReader(Topic topic, StartPosition start, int receiverQueueSize, Outlet outlet) {
        this.topic = topic;
        this.outlet = outlet;
        this.next = start.indexIn(topic.log());
        this.credits = Credits.ofReader(receiverQueueSize);
    }

    /** Starts sending. The position was set before, so no message is missed. */
    public void open() {
        open = true;
        dispatch();
    }

    /** Lets the client receive one more message, whatever its answer was. */
    public void giveCredit() {
        credits.giveBack();
        dispatch();
    }

    /** Sends available messages; called by the outlet when it is writable again. */
    public void dispatch() {
        if (!open) {
            return;
        }
        MessageLog log = topic.log();
        next = Math.max(next, log.first());
        boolean sent = false;
        while (!stuck && next < log.end() && credits.isAvailable() && outlet.isWritable()) {
            if (log.get(next).message().hasNullPayload()) {
                stuck = true; // as in Pulsar's proxy, whose loop ends here
                break;
            }
            credits.spend();
            outlet.send(log.get(next++), 0);
            sent = true;
        }
        if (sent) {
            outlet.flush();
        }
    }

    /** {@return whether the topic was terminated and everything in it has been sent} */
    public boolean isEndOfTopic() {
        return topic.isTerminated() && next >= topic.log().end();
    }

    /** Called when the connection has ended. */
    public void detach() {
        open = false;
        topic.remove(this);
    }

    void moveTo(Topic successor) {
        topic = successor;
        next = 0;
    }
}
