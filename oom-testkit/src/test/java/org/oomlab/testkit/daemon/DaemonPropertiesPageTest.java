package org.oomlab.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.property.PressureDaemonContract;
import org.oomlab.testkit.run.DaemonCourse;

/** The page and the contract tell of every invariant and every promise, and of no other. */
class DaemonPropertiesPageTest {
  private static final Path PAGE = Path.of("../docs/daemon-properties.md");

  @Test
  void headings_all_areTheProperties() throws IOException {
    List<String> headings =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .toList();

    assertThat(headings).containsExactlyElementsOf(names());
  }

  @Test
  void promises_all_areNamed() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(DaemonBehavior.values())
        .allSatisfy(promise -> assertThat(page).contains("`" + promise + "`"));
  }

  @Test
  void contract_eachProperty_isAsked() {
    assertThat(
            Arrays.stream(PressureDaemonContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .map(Method::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  private static List<String> names() {
    return Stream.concat(
            DaemonInvariants.all().stream().map(DaemonInvariant::name),
            DaemonCourse.all().stream().map(DaemonCourse::name))
        .toList();
  }
}
