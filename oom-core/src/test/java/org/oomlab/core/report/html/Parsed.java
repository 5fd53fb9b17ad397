package org.oomlab.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** A page as a browser's parser reads it. */
final class Parsed {
  private Parsed() {}

  /** Returns the document, in which the parser may find no error. */
  static Document page(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document document = parser.parseInput(html, "");
    assertThat(parser.getErrors()).isEmpty();
    return document;
  }

  /** Returns every element with all of its attributes, without any text and any data of charts. */
  static String skeleton(Document page) {
    Document copy = page.clone();
    for (Element element : copy.getAllElements()) {
      element.textNodes().forEach(TextNode::remove);
      if (element.is("script[type]")) {
        element.empty();
      }
    }
    return copy.outerHtml();
  }
}
