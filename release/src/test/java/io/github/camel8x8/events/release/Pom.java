/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A parsed POM. */
record Pom(String source, Document document) {

    /** A dependency; parts that the POM omits are empty. */
    record Dependency(
            String groupId,
            String artifactId,
            String version,
            String scope,
            String optional,
            List<String> exclusions) {}

    static Pom of(String artifact) {
        return of(Bundle.file(artifact, ".pom"));
    }

    static Pom of(Path file) {
        try {
            String source = Files.readString(file);
            return new Pom(
                    source,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(source))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String path) {
        return !nodes(document, path).isEmpty();
    }

    String text(String path) {
        return text(document, path);
    }

    List<Dependency> dependencies() {
        return dependencies("/project/dependencies/dependency");
    }

    List<Dependency> managed() {
        return dependencies("/project/dependencyManagement/dependencies/dependency");
    }

    private List<Dependency> dependencies(String path) {
        return nodes(document, path).stream()
                .map(
                        node ->
                                new Dependency(
                                        text(node, "groupId"),
                                        text(node, "artifactId"),
                                        text(node, "version"),
                                        text(node, "scope"),
                                        text(node, "optional"),
                                        nodes(node, "exclusions/exclusion/artifactId").stream()
                                                .map(Node::getTextContent)
                                                .toList()))
                .toList();
    }

    private static String text(Node from, String path) {
        List<Node> nodes = nodes(from, path);
        return nodes.isEmpty() ? "" : nodes.get(0).getTextContent().trim();
    }

    private static List<Node> nodes(Node from, String path) {
        try {
            var found =
                    (NodeList)
                            XPathFactory.newInstance()
                                    .newXPath()
                                    .evaluate(path, from, XPathConstants.NODESET);
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
