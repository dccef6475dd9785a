/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code that an agent has chosen for an interaction ({@code tclSelectedItems}, transaction code
 * lists). Each tenant defines its ids.
 *
 * @param listId the list
 * @param itemId the item chosen from it; null if the event has only the list
 */
public record TransactionCode(String listId, @Nullable String itemId) {

    /** Parses {@code listId|itemId}. */
    static TransactionCode of(String text) {
        int bar = text.indexOf('|');
        return bar < 0
                ? new TransactionCode(text, null)
                : new TransactionCode(text.substring(0, bar), text.substring(bar + 1));
    }

    static List<TransactionCode> listOf(EventFields fields) {
        return fields.list("tclSelectedItems", ",").stream().map(TransactionCode::of).toList();
    }
}
