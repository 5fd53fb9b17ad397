package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;

final class ErrorReportTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void badInput_ofSeveralLines_isOneLine() {
    assertThat(report(new BadInputException("a:\n  b"), Map.of())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString(UTF_8)).isEqualTo("oom: a: b\n");
  }

  @Test
  void defect_reported_isOneLineWithTheTraceInAFile() throws IOException {
    assertThat(report(new IllegalStateException("broken"), Map.of())).isEqualTo(ExitCode.DEFECT);
    String line = err.toString(UTF_8);
    assertThat(line.lines()).hasSize(1);
    assertThat(line).startsWith("oom: this is a defect of OOM Lab (IllegalStateException)");
    Path file = Path.of(line.substring(line.lastIndexOf(' ') + 1).strip());
    try {
      assertThat(file).content().contains("OOM Lab", "IllegalStateException: broken", "\tat ");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void defect_whenDebugging_showsTheTrace() {
    assertThat(report(new IllegalStateException("broken"), Map.of("OOM_DEBUG", "1")))
        .isEqualTo(ExitCode.DEFECT);
    assertThat(err.toString(UTF_8)).contains("IllegalStateException: broken", "\tat ", "report");
  }

  @Test
  void defect_whenDebugging_keepsATerminalFromObeying() {
    Throwable thrown = new IllegalStateException("a\u001b[31m\tb");
    report(thrown, Map.of("OOM_DEBUG", "1"));
    assertThat(err.toString(UTF_8)).contains("IllegalStateException: a\\x1b[31m\tb\n\tat ");
  }

  @Test
  void pipe_closed_isNoError() {
    Host host = host(new Full("Broken pipe"), Map.of());
    assertThat(new Cli(host).run("policies")).isEqualTo(ExitCode.OK);
    assertThat(new Cli(host).run("--help")).isEqualTo(ExitCode.OK);
    assertThat(err.size()).isZero();
  }

  private ExitCode report(Throwable thrown, Map<String, String> environment) {
    Host host = host(OutputStream.nullOutputStream(), environment);
    return new ErrorReport(host, new Messages(host)).report(thrown);
  }

  private Host host(OutputStream out, Map<String, String> environment) {
    return new Host(environment, InputStream.nullInputStream(), out, err, false, false);
  }

  /** Takes nothing. */
  private static final class Full extends OutputStream {
    private final String reason;

    Full(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(reason);
    }
  }
}
