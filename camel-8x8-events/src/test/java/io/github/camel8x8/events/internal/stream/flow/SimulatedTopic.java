/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.Blockage;
import io.github.camel8x8.events.internal.stream.TopicProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A topic of one ledger and a reader of it, without connections and time. Sessions stop sending at
 * a message with a null payload; some are dead, and some probes fail.
 */
public final class SimulatedTopic {

    /**
     * @param id the id of the message
     * @param event false for a null payload
     */
    private record Message(MessageId id, boolean event) {}

    public final List<MessageId> received = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Random random;

    /**
     * @param entries for each entry which of its messages are events; one message is not a batch
     */
    public SimulatedTopic(List<List<Boolean>> entries, long seed) {
        random = new Random(seed);
        for (int entry = 0; entry < entries.size(); entry++) {
            List<Boolean> batch = entries.get(entry);
            for (int i = 0; i < batch.size(); i++) {
                boolean batched = batch.size() > 1;
                messages.add(
                        new Message(
                                new MessageId(
                                        1,
                                        entry,
                                        -1,
                                        batched ? i : -1,
                                        batched ? batch.size() : -1,
                                        null),
                                batch.get(i)));
            }
        }
    }

    public List<MessageId> events() {
        return messages.stream().filter(Message::event).map(Message::id).toList();
    }

    /** Reads from the oldest message, with at most this number of sessions. */
    public void read(Blockage blockage, int sessions) {
        MessageId at = new MessageId(1, -1, -1, 1 << 20);
        for (int i = 0; i < sessions && received.size() < events().size(); i++) {
            // After a step there is no event to begin with, so a dead session cannot be detected.
            boolean dead = !at.isBetweenMessages() && random.nextInt(4) == 0;
            boolean first = true;
            for (Message message : dead ? List.<Message>of() : behind(at)) {
                if (!message.event()) {
                    break;
                }
                received.add(message.id());
                at = message.id();
                first = false;
                blockage.clear();
            }
            boolean begunThere = first && !dead && !at.isBetweenMessages();
            MessageId step =
                    blockage.stepAfter(
                            new SilentPlace(at.toText(), at, begunThere),
                            blockage.placesToProbe(at).stream().map(this::probe).toList());
            if (step != null) {
                at = step;
                blockage.stepped(step);
            }
        }
    }

    private TopicProbe.Result probe(MessageId place) {
        if (random.nextInt(20) == 0) {
            return TopicProbe.Result.inconclusive(place);
        }
        return behind(place).stream()
                .findFirst()
                .filter(Message::event)
                .map(message -> TopicProbe.Result.of(place, message.id()))
                .orElse(TopicProbe.Result.silent(place));
    }

    private List<Message> behind(MessageId place) {
        return messages.stream().filter(message -> isBehind(message.id(), place)).toList();
    }

    /** As on Pulsar: in an entry that is not a batch, any index refers to the whole entry. */
    private static boolean isBehind(MessageId id, MessageId place) {
        return id.batchIndex() < 0 ? id.entryId() > place.entryId() : id.compareTo(place) > 0;
    }
}
