/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.util.Map;
import org.apache.camel.Body;

// tag::slack-message[]
/** Makes a message for Slack, which shows the text and nothing else. Thread-safe. */
public final class SlackMessage {

    /** In Slack, these characters begin a link, or a mention that notifies a whole channel. */
    public Map<String, String> of(@Body String text) {
        return Map.of("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
// end::slack-message[]
