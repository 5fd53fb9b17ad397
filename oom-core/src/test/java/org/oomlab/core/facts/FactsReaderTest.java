package org.oomlab.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.memory.MemcgPath;

class FactsReaderTest {
  @Test
  void read_everyFact_isThere() throws BadFactsException {
    Facts facts =
        FactsReader.read(
            """
            {"schema": "oom/facts/1", "facts": [
              {"swapTotalBytes": 4096},
              {"input": "a.log", "firstLine": 3, "lastLine": 9, "swappiness": 0, "panicOnOom": 2,
               "oomKillAllocatingTask": true, "vfork": [7, 8],
               "memcgs": [{"path": "/box", "oomGroup": true, "swappiness": 60, "pids": [7]}]}]}
            """);

    assertThat(facts.entries())
        .containsExactly(
            new Facts.Entry("", 1, Long.MAX_VALUE, List.of(new SuppliedFact.Swap(4096))),
            new Facts.Entry(
                "a.log",
                3,
                9,
                List.of(
                    new SuppliedFact.Swappiness(0),
                    new SuppliedFact.PanicOnOom(2),
                    new SuppliedFact.AllocatingTask(true),
                    new SuppliedFact.Vfork(Set.of(7, 8)),
                    new SuppliedFact.Memcgs(
                        List.of(new ToldMemcg(new MemcgPath("/box"), true, 60, Set.of(7)))))));
  }

  @Test
  void read_firstLineAlone_isThatLine() throws BadFactsException {
    Facts facts =
        FactsReader.read("{\"schema\":\"oom/facts/1\",\"facts\":[{\"firstLine\":5,\"vfork\":[]}]}");

    assertThat(facts.entries().getFirst().lastLine()).isEqualTo(5);
  }

  /** An entry after the schema, at 1:34; what is wrong stands at the given column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"swapiness":0}          | "swapiness"  | did you mean swappiness?
          {"swappiness":201}       | 201          | from 0 to 200
          {"swappiness":-1}        | -1           | from 0 to 200
          {"swappiness":"0"}       | "0"          | a whole number
          {"swappiness":0.5}       | 0.5          | a whole number
          {"swapTotalBytes":99999999999999999999} | 99999999999999999999 | from 0
          {"panicOnOom":3}         | 3            | from 0 to 2
          {"oomKillAllocatingTask":1} | 1         | true or false
          {"vfork":7}              | 7            | a list of pids
          {"vfork":[0]}            | 0            | a pid
          {"memcgs":[{}]}          | without path | the path of the memcg
          {"memcgs":[{"path":"box"}]} | "box"     | such as /box/worker
          {"memcgs":[{"path":"/a"},{"path":"/a"}]} | /a twice | each memcg once
          {"firstLine":9,"lastLine":8} | lines 9 to 8 | no lastLine before it
          {"lastLine":8}           | lines 0 to 8 | a firstLine
          7                        | 7            | an object of facts
          """)
  void read_wrongEntry_namesPlaceFoundAndExpected(String entry, String found, String expected) {
    BadFactsException thrown =
        catchThrowableOfType(
            BadFactsException.class,
            () -> FactsReader.read("{\"schema\":\"oom/facts/1\",\"facts\":[" + entry + "]}"));

    assertThat(thrown.in("f.json")).startsWith("f.json:1:").contains("found", found, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                    | the end
          {}                                    | no schema
          {"schema":"oom/facts/2","facts":[]}   | another schema
          {"schema":"oom/facts/1","facts":[]} 1 | more behind
          {"schema":"oom/facts/1","facts":[     | 1:
          {"schema":1,"schema":2}               | 1:
          [                                     | a list
          """)
  void read_noFacts_isRefusedInOneLine(String text, String found) {
    BadFactsException thrown =
        catchThrowableOfType(BadFactsException.class, () -> FactsReader.read(text));

    assertThat(thrown.in("f.json")).contains(found).doesNotContain("\n");
  }
}
