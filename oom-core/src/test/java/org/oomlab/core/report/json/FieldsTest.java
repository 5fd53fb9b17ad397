package org.oomlab.core.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void unsigned_aboveTheLargestLong_isWrittenWhole() throws IOException {
    StringWriter out = new StringWriter();

    JsonDocument.write(
        out,
        json -> {
          json.writeStartObject();
          Fields.unsigned(json, "most", OptionalLong.of(-1));
          Fields.unsigned(json, "least", OptionalLong.of(0));
          Fields.unsigned(json, "untold", OptionalLong.empty());
          json.writeEndObject();
        });

    assertThat(out.toString())
        .contains("\"most\": 18446744073709551615,", "\"least\": 0,", "\"untold\": null");
  }
}
