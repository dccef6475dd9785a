/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The kamelet as Camel finds it: on the class path. */
public record KameletFile(JsonNode root) {

    static final String NAME = "8x8-events-source";

    public static KameletFile load() throws IOException {
        String path = "/kamelets/" + NAME + ".kamelet.yaml";
        try (InputStream yaml = KameletFile.class.getResourceAsStream(path)) {
            Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return new KameletFile(new ObjectMapper().valueToTree(tree));
        }
    }

    JsonNode metadata() {
        return root.path("metadata");
    }

    JsonNode annotation(String name) {
        return metadata().path("annotations").path("camel.apache.org/" + name);
    }

    public JsonNode definition() {
        return root.path("spec").path("definition");
    }

    public JsonNode properties() {
        return definition().path("properties");
    }

    public List<String> propertyNames() {
        return names(properties());
    }

    JsonNode from() {
        return root.path("spec").path("template").path("from");
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
