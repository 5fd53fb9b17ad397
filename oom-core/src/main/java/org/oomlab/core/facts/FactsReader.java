package org.oomlab.core.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads facts as {@code oom/facts/1}: strict JSON, an object with {@code schema} and {@code facts},
 * a list of entries. An entry is about the reports of {@code input} (all inputs without it) that
 * begin on line {@code firstLine} to {@code lastLine} (the same one without {@code lastLine}, the
 * whole input without both), and tells some of {@code swapTotalBytes}, {@code swappiness}, {@code
 * panicOnOom}, {@code oomKillAllocatingTask}, {@code vfork} (pids) and {@code memcgs} (parents
 * first; {@code path}, {@code oomGroup}, {@code swappiness}, {@code pids}).
 */
public final class FactsReader {
  /** The value of {@code schema}. */
  public static final String SCHEMA = "oom/facts/1";

  private static final int MOST_SWAPPINESS = 200;
  private static final int MOST_PANIC_ON_OOM = 2;
  private static final List<String> FIELDS =
      List.of(
          "input",
          "firstLine",
          "lastLine",
          "swapTotalBytes",
          "swappiness",
          "panicOnOom",
          "oomKillAllocatingTask",
          "vfork",
          "memcgs");
  private static final List<String> MEMCG_FIELDS =
      List.of("path", "oomGroup", "swappiness", "pids");

  private final FactsParser json;

  private FactsReader(FactsParser json) {
    this.json = json;
  }

  /**
   * Returns the facts that a text tells.
   *
   * @throws BadFactsException when it is not such a text
   */
  public static Facts read(String text) throws BadFactsException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      return new FactsReader(new FactsParser(parser)).document();
    } catch (JacksonException e) {
      throw new BadFactsException(
          e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
    }
  }

  private Facts document() throws BadFactsException {
    List<Facts.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.next();
    json.object(
        "an object with schema and facts",
        name -> {
          seen.add(name);
          return switch (name) {
            case "schema" -> this::schema;
            case "facts" -> () -> json.array("a list of entries", () -> entries.add(entry()));
            default -> throw json.unknown(name, List.of("schema", "facts"));
          };
        });
    if (!seen.contains("schema")) {
      throw json.problem("found no schema", "\"schema\": \"" + SCHEMA + "\"");
    }
    json.next();
    if (!json.atEnd()) {
      throw json.problem("found more behind the object", "the end");
    }
    return new Facts(entries);
  }

  private void schema() throws BadFactsException {
    String schema = json.text("\"" + SCHEMA + "\"");
    if (!schema.equals(SCHEMA)) {
      throw json.problem("found another schema", "\"" + SCHEMA + "\"");
    }
  }

  /** An entry in the making. */
  private static final class EntryDraft {
    private String input = "";
    private long firstLine;
    private long lastLine;
    private final List<SuppliedFact> facts = new ArrayList<>();
  }

  private Facts.Entry entry() throws BadFactsException {
    EntryDraft draft = new EntryDraft();
    json.object("an object of facts", name -> field(draft, name));
    if (draft.firstLine == 0 && draft.lastLine == 0) {
      return new Facts.Entry(draft.input, 1, Long.MAX_VALUE, draft.facts);
    }
    if (draft.lastLine == 0) {
      draft.lastLine = draft.firstLine;
    }
    if (draft.firstLine == 0 || draft.lastLine < draft.firstLine) {
      throw json.problem(
          "found lines " + draft.firstLine + " to " + draft.lastLine,
          "a firstLine, and no lastLine before it");
    }
    return new Facts.Entry(draft.input, draft.firstLine, draft.lastLine, draft.facts);
  }

  private FactsParser.Value field(EntryDraft draft, String name) throws BadFactsException {
    return switch (name) {
      case "input" -> () -> draft.input = json.text("the name of an input");
      case "firstLine" -> () -> draft.firstLine = json.number("a line", 1, Long.MAX_VALUE);
      case "lastLine" -> () -> draft.lastLine = json.number("a line", 1, Long.MAX_VALUE);
      default -> {
        if (!FIELDS.contains(name)) {
          throw json.unknown(name, FIELDS);
        }
        yield () -> draft.facts.add(fact(name));
      }
    };
  }

  private SuppliedFact fact(String name) throws BadFactsException {
    return switch (name) {
      case "swapTotalBytes" -> new SuppliedFact.Swap(json.number("bytes", 0, Long.MAX_VALUE));
      case "swappiness" -> new SuppliedFact.Swappiness(swappiness());
      case "panicOnOom" ->
          new SuppliedFact.PanicOnOom((int) json.number("panic_on_oom", 0, MOST_PANIC_ON_OOM));
      case "oomKillAllocatingTask" ->
          new SuppliedFact.AllocatingTask(json.truth("oom_kill_allocating_task"));
      case "vfork" -> new SuppliedFact.Vfork(json.pids());
      case "memcgs" -> memcgs();
      default -> throw json.unknown(name, FIELDS);
    };
  }

  private int swappiness() throws BadFactsException {
    return (int) json.number("swappiness", 0, MOST_SWAPPINESS);
  }

  private SuppliedFact.Memcgs memcgs() throws BadFactsException {
    List<ToldMemcg> memcgs = new ArrayList<>();
    Set<MemcgPath> paths = new LinkedHashSet<>();
    json.array(
        "a list of memcgs",
        () -> {
          ToldMemcg memcg = memcg();
          if (!paths.add(memcg.path())) {
            throw json.problem("found memcg " + memcg.path() + " twice", "each memcg once");
          }
          memcgs.add(memcg);
        });
    return new SuppliedFact.Memcgs(memcgs);
  }

  /** A memcg in the making. */
  private static final class MemcgDraft {
    private MemcgPath path = MemcgPath.UNKNOWN;
    private boolean oomGroup;
    private int swappiness = ToldMemcg.NO_SWAPPINESS;
    private Set<Integer> pids = Set.of();
  }

  private ToldMemcg memcg() throws BadFactsException {
    MemcgDraft draft = new MemcgDraft();
    json.object(
        "a memcg, an object with a path",
        name ->
            switch (name) {
              case "path" -> () -> draft.path = path();
              case "oomGroup" -> () -> draft.oomGroup = json.truth("memory.oom.group");
              case "swappiness" -> () -> draft.swappiness = swappiness();
              case "pids" -> () -> draft.pids = json.pids();
              default -> throw json.unknown(name, MEMCG_FIELDS);
            });
    if (!draft.path.isKnown()) {
      throw json.problem("found a memcg without path", "the path of the memcg");
    }
    return new ToldMemcg(draft.path, draft.oomGroup, draft.swappiness, draft.pids);
  }

  private MemcgPath path() throws BadFactsException {
    String path = json.text("the path of a memcg");
    if (path.isEmpty() || path.charAt(0) != '/' || (path.length() > 1 && path.endsWith("/"))) {
      throw json.problem("found \"" + path + "\"", "the path of a memcg, such as /box/worker");
    }
    return new MemcgPath(path);
  }
}
