/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Removes personal data from the event in the body: telephone numbers, names, addresses, notes and
 * attached data. The new body is the redacted event; all other values are unchanged. A batch
 * becomes a batch of redacted events. A body of text or bytes is converted to an event. A body that
 * is not JSON fails the Exchange, since its content is unknown.
 *
 * <p>As a bean, in YAML:
 *
 * <pre>{@code
 * - beans:
 *     - name: redaction
 *       type: io.github.camel8x8.events.redaction.RedactionProcessor
 *       properties:
 *         replaceBy: hash
 *         hashKey: "{{redaction-key}}"
 * }</pre>
 *
 * <p>If a header of the consumer has the value of a redacted field (for example if {@code fields}
 * names {@code agentId}), it gets the new value or is removed with the field. All others remain.
 *
 * <p><b>Limits.</b> Ids of agents and interactions remain, unless {@code fields} names them; an id
 * is a pseudonym. The event's {@code Key} and {@code Properties} headers, headers that the route
 * has set, names of fields, keys of attached data, and personal data in fields that are not named,
 * for example in the name of a queue, remain too. Data that a log or an error handler has already
 * read from the Exchange is not redacted, so put this processor first in the route.
 *
 * <p>Set the options before the first event; then it is safe for use by several threads.
 */
public final class RedactionProcessor extends ServiceSupport implements Processor {

    private static final Map<String, Function<Event, @Nullable String>> HEADERS = headers();

    private List<String> fields = Redaction.DEFAULT_FIELDS;
    private List<String> keepAttachedData = Redaction.DEFAULT_KEPT_ATTACHED_DATA;
    private String replaceBy = "mask";
    private String mask = "***";
    private @Nullable String hashKey;
    private volatile @Nullable Redaction redaction;

    private static Map<String, Function<Event, @Nullable String>> headers() {
        Map<String, Function<Event, @Nullable String>> headers = new LinkedHashMap<>();
        headers.put(EventsConstants.EVENT_TYPE, Event::getType);
        headers.put(EventsConstants.INTERACTION_GUID, Event::getInteractionGuid);
        headers.put(EventsConstants.AGENT_ID, Event::getAgentId);
        headers.put(EventsConstants.QUEUE_ID, Event::getQueueId);
        headers.put(EventsConstants.CALL_STATE, Event::getCallState);
        headers.put(EventsConstants.MEDIA_TYPE, Event::getMediaType);
        headers.put(EventsConstants.DIRECTION, Event::getDirection);
        return headers;
    }

    /** An invalid option prevents the route from starting. */
    @Override
    protected void doInit() {
        redaction();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof EventBatch batch) {
            message.setBody(EventBatch.of(batch.stream().map(redaction()::of).toList()));
            return;
        }
        Event before = message.getMandatoryBody(Event.class);
        Event after = redaction().of(before);
        message.setBody(after);
        HEADERS.forEach(
                (header, value) -> {
                    String was = value.apply(before);
                    String is = value.apply(after);
                    if (was != null && !was.equals(is)) {
                        replace(message, header, was, is);
                    }
                });
    }

    private static void replace(Message message, String header, String was, @Nullable String is) {
        if (was.equals(message.getHeader(header))) {
            if (is == null) {
                message.removeHeader(header);
            } else {
                message.setHeader(header, is);
            }
        }
    }

    private Redaction redaction() {
        Redaction known = redaction;
        if (known == null) {
            known = new Redaction(fields, keepAttachedData, replacement());
            redaction = known;
        }
        return known;
    }

    private Replacement replacement() {
        return switch (replaceBy.toLowerCase(Locale.ROOT)) {
            case "mask" -> Replacement.mask(mask);
            case "nothing" -> Replacement.remove();
            case "hash" -> Replacement.keyedHash(key());
            default ->
                    throw new IllegalArgumentException(
                            "replaceBy is %s, must be mask, nothing or hash".formatted(replaceBy));
        };
    }

    private byte[] key() {
        if (hashKey == null) {
            throw new IllegalArgumentException("replaceBy is hash, which needs a hashKey");
        }
        return hashKey.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The fields to redact, separated by commas: names at any depth, in any case, with {@code *}
     * and {@code ?}, or JSON pointers into the payload, as in {@code
     * *phone*,/Interaction/customerId}. The default is {@link Redaction#DEFAULT_FIELDS}; a value
     * replaces it.
     *
     * @param fields the names or JSON pointers
     */
    public void setFields(String fields) {
        this.fields = names(fields);
        redaction = null;
    }

    /**
     * The keys of attached data to keep, separated by commas, with the syntax of {@code fields}.
     * All others are redacted. The default is {@link Redaction#DEFAULT_KEPT_ATTACHED_DATA}; a value
     * replaces it, and {@code *} keeps all.
     *
     * @param keys the keys
     */
    public void setKeepAttachedData(String keys) {
        this.keepAttachedData = names(keys);
        redaction = null;
    }

    /**
     * The replacement of a value: {@code mask} (the default), {@code nothing} (removes the field)
     * or {@code hash}, which is the same for the same value and so keeps joins possible; see {@link
     * Replacement#keyedHash}.
     *
     * @param replaceBy {@code mask}, {@code nothing} or {@code hash}
     */
    public void setReplaceBy(String replaceBy) {
        this.replaceBy = replaceBy;
        redaction = null;
    }

    /**
     * The text that {@code mask} writes instead of a value; the default is {@code ***}.
     *
     * @param mask the text
     */
    public void setMask(String mask) {
        this.mask = mask;
        redaction = null;
    }

    /**
     * The secret key of {@code hash}, at least 16 bytes in UTF-8.
     *
     * @param hashKey the key
     */
    public void setHashKey(String hashKey) {
        this.hashKey = hashKey;
        redaction = null;
    }

    private static List<String> names(String names) {
        return Arrays.stream(names.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
