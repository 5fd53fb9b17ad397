package org.oomlab.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PolicySpecProperties {
  @Property
  void list_printedWithCommas_isReadAgain(@ForAll("lists") List<PolicySpec> specs)
      throws PolicySpecException {
    String text = specs.stream().map(PolicySpec::toString).collect(Collectors.joining(","));
    assertThat(PolicySpec.parseList(text)).isEqualTo(specs);
  }

  @Property
  void text_anything_isReadOrRefused(@ForAll String text) {
    try {
      assertThat(PolicySpec.parseList(text)).isNotEmpty();
    } catch (PolicySpecException e) {
      assertThat(e.getMessage()).contains("expected NAME");
    }
  }

  @Provide
  Arbitrary<List<PolicySpec>> lists() {
    Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1);
    Arbitrary<String> versions = Arbitraries.strings().withChars("0123456789.").ofMaxLength(5);
    Arbitrary<String> values = Arbitraries.strings().withChars("abc019-/:@.").ofMaxLength(5);
    Arbitrary<Map<String, String>> parameters = Arbitraries.maps(names, values).ofMaxSize(3);
    return Combinators.combine(names, versions, parameters)
        .as((name, version, given) -> new PolicySpec(name, version, new LinkedHashMap<>(given)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
