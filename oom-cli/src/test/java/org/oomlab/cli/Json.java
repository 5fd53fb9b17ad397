package org.oomlab.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads JSON with code of its own, so that the writer is not judged by its own library. */
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Returns a document's root object. */
  public static Node parse(String text) {
    Json json = new Json(text);
    Node root = new Node(json.value());
    json.blanks();
    if (json.at != text.length()) {
      throw new IllegalStateException("text behind the document at " + json.at);
    }
    return root;
  }

  /**
   * A value.
   *
   * @param raw a map, list, string, number, boolean or null
   */
  public record Node(@Nullable Object raw) {
    /** Returns a field's value; the field must be there. */
    public Node get(String field) {
      if (!(raw instanceof Map<?, ?> map) || !map.containsKey(field)) {
        throw new AssertionError("no field " + field + " in " + raw);
      }
      return new Node(map.get(field));
    }

    /** Returns whether there is a field of that name. */
    public boolean has(String field) {
      return raw instanceof Map<?, ?> map && map.containsKey(field);
    }

    /** Returns the elements of an array. */
    public List<Node> list() {
      List<Node> nodes = new ArrayList<>();
      for (Object element : (List<?>) Objects.requireNonNull(raw)) {
        nodes.add(new Node(element));
      }
      return nodes;
    }

    /** Returns a number. */
    public long number() {
      return ((BigDecimal) Objects.requireNonNull(raw)).longValueExact();
    }

    /** Returns a text. */
    public String text() {
      return (String) Objects.requireNonNull(raw);
    }

    /** Returns the numbers of an array. */
    public List<Long> numbers() {
      return list().stream().map(Node::number).toList();
    }
  }

  private @Nullable Object value() {
    blanks();
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    at++;
    blanks();
    while (text.charAt(at) != '}') {
      String name = string();
      expect(':');
      if (map.containsKey(name)) {
        throw new IllegalStateException("field " + name + " stands twice");
      }
      map.put(name, value());
      blanks();
      if (text.charAt(at) == ',') {
        at++;
        blanks();
      }
    }
    at++;
    return map;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    blanks();
    while (text.charAt(at) != ']') {
      list.add(value());
      blanks();
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return list;
  }

  private String string() {
    blanks();
    expect('"');
    StringBuilder string = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        char escaped = text.charAt(at++);
        switch (escaped) {
          case 'n' -> string.append('\n');
          case 't' -> string.append('\t');
          case 'r' -> string.append('\r');
          case 'b' -> string.append('\b');
          case 'f' -> string.append('\f');
          case 'u' -> {
            string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
            at += 4;
          }
          default -> string.append(escaped);
        }
      } else {
        string.append(c);
      }
    }
    at++;
    return string.toString();
  }

  private BigDecimal number() {
    int from = at;
    while ("+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return new BigDecimal(text.substring(from, at));
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalStateException("no JSON value at " + at);
    }
    at += word.length();
    return value;
  }

  private void expect(char c) {
    blanks();
    if (text.charAt(at) != c) {
      throw new IllegalStateException("expected " + c + " at " + at);
    }
    at++;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
