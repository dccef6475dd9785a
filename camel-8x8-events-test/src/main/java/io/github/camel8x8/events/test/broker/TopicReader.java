/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.List;

/** One reader of a topic. It reads the partitions of a partitioned topic in turn. */
public final class TopicReader implements PartitionedSession {

    private final MessageSender sender;
    private final StartPosition start;
    private final List<ReadPosition> positions = new ArrayList<>();
    private boolean closed;
    private int turn;

    TopicReader(List<Topic> partitions, StartPosition start, int receiverQueueSize, Outlet outlet) {
        this.sender = new MessageSender(outlet, Credits.ofReader(receiverQueueSize));
        this.start = start;
        partitions.forEach(this::add);
    }

    /** Starts sending. The position was set before, so no message is missed. */
    public void open() {
        sender.open();
        dispatch();
    }

    /** Lets the client receive one more message, whatever its answer was. */
    public void giveCredit() {
        sender.credits().giveBack();
        dispatch();
    }

    /** Sends available messages; called by the outlet when it is writable again. */
    public void dispatch() {
        boolean sent = false;
        int atTheEnd = 0;
        while (atTheEnd < positions.size() && sender.isReady()) {
            ReadPosition position = positions.get(turn);
            turn = (turn + 1) % positions.size();
            StoredMessage message = position.peek();
            if (message == null) {
                atTheEnd++;
            } else if (sender.send(message, 0)) {
                position.advance();
                atTheEnd = 0;
                sent = true;
            }
        }
        if (sent) {
            sender.flush();
        }
    }

    /** {@return whether the topic was terminated and everything in it has been sent} */
    public boolean isEndOfTopic() {
        return positions.stream().allMatch(ReadPosition::isEndOfTopic);
    }

    /** {@return how far it is} */
    public Progress progress() {
        long behind = positions.stream().mapToLong(ReadPosition::behind).sum();
        return new Progress(sender.credits().window(), sender.credits().pending(), behind);
    }

    /** Called when the connection has ended. */
    public void detach() {
        closed = true;
        sender.close();
        positions.forEach(position -> position.topic().remove(this));
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public int partitions() {
        return positions.size();
    }

    @Override
    public boolean addPartition(Topic partition) {
        add(partition);
        dispatch();
        return true;
    }

    /** Continues with the topic that replaces a deleted one. */
    void move(Topic deleted, Topic successor) {
        positions.stream()
                .filter(position -> position.topic() == deleted)
                .forEach(position -> position.moveTo(successor));
    }

    MessageSender sender() {
        return sender;
    }

    private void add(Topic topic) {
        positions.add(new ReadPosition(topic, start));
        topic.add(this);
    }
}
