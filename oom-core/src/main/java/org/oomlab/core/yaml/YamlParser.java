package org.oomlab.core.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Makes a tree of one YAML document. Aliases, anchors, tags and a second document are refused, so
 * that the tree is never larger than the text. Not thread-safe.
 */
final class YamlParser {
  private static final int MAX_DEPTH = 24;

  private final String noun;
  private final List<Problem> problems;
  private Iterator<Event> events = List.<Event>of().iterator();

  /**
   * Creates one.
   *
   * @param noun what the document should be, for messages
   */
  YamlParser(String noun, List<Problem> problems) {
    this.noun = noun;
    this.problems = problems;
  }

  /** Returns the document; empty when it is none. */
  Optional<YamlNode> parse(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
    try {
      events = new ParserImpl(settings, new StreamReader(settings, text));
      return document();
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(YamlParser::place).orElse(Place.START);
      problem(place, "no YAML: " + oneLine(e.getProblem()), "a YAML document");
    } catch (TooDeepException e) {
      problem(e.place, "more than " + MAX_DEPTH + " levels", "a " + noun + ", which has fewer");
    } catch (YamlEngineException e) {
      problem(
          Place.START, "no YAML: " + oneLine(String.valueOf(e.getMessage())), "a YAML document");
    }
    return Optional.empty();
  }

  private Optional<YamlNode> document() {
    List<YamlNode> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (!documents.isEmpty()) {
          problem(place(event), "a second document", "one " + noun + " in a file");
          break;
        }
        documents.add(node(events.next(), 0));
      }
    }
    if (documents.isEmpty()) {
      problem(Place.START, "nothing", "a " + noun);
    }
    return documents.stream().findFirst();
  }

  private YamlNode node(Event event, int depth) {
    Place place = place(event);
    if (depth > MAX_DEPTH) {
      throw new TooDeepException(place);
    }
    if (event instanceof AliasEvent alias) {
      problem(place, "the alias *" + alias.getAlias(), "the value itself");
      return new YamlNode.Refused(place);
    }
    if (event instanceof NodeEvent node) {
      node.getAnchor().ifPresent(anchor -> anchor(place, anchor));
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        scalar.getTag().ifPresent(tag -> tag(place, tag));
        yield new YamlNode.Scalar(place, scalar.getValue(), scalar.isPlain());
      }
      case MappingStartEvent start -> {
        start.getTag().ifPresent(tag -> tag(place, tag));
        yield mapping(place, depth);
      }
      case CollectionStartEvent start -> {
        start.getTag().ifPresent(tag -> tag(place, tag));
        yield sequence(place, depth);
      }
      default -> throw new IllegalStateException("no node: " + event);
    };
  }

  private YamlNode sequence(Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new YamlNode.Sequence(place, items);
  }

  private YamlNode mapping(Place place, int depth) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      switch (key) {
        case YamlNode.Scalar scalar -> {
          if (keys.add(scalar.text())) {
            entries.add(new YamlNode.Entry(key.place(), scalar.text(), value));
          } else {
            problem(key.place(), "the field " + scalar.phrase() + " again", "each field once");
          }
        }
        case YamlNode.Sequence _, YamlNode.Mapping _ ->
            problem(key.place(), key.phrase() + " for a name", "the name of a field");
        case YamlNode.Refused _ -> {}
      }
    }
    return new YamlNode.Mapping(place, entries);
  }

  private void anchor(Place place, Anchor anchor) {
    problem(place, "the anchor &" + anchor.getValue(), "a value without one");
  }

  private void tag(Place place, String tag) {
    problem(place, "the tag " + Problem.quoted(tag), "a value without one");
  }

  private void problem(Place place, String found, String expected) {
    problems.add(new Problem(place, found, expected, ""));
  }

  private static Place place(Event event) {
    return event.getStartMark().map(YamlParser::place).orElse(Place.START);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    TooDeepException(Place place) {
      super("too deep", null, false, false);
      this.place = place;
    }
  }
}
