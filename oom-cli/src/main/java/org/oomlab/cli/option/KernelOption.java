package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.util.Optional;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Messages;
import org.oomlab.core.rules.KernelProfiles;
import picocli.CommandLine.Option;

/** Which kernel's rules hold. */
public final class KernelOption {
  /** Name of the option. */
  public static final String NAME = "--kernel";

  private static final String AUTO = "auto";

  @Option(
      names = KernelOption.NAME,
      paramLabel = "VERSION",
      description =
          "Rules of this release, say 6.12, 5.10 or 2.6.32. auto (default) reads it off the input.")
  private String kernel = AUTO;

  private final Messages messages;

  @Inject
  KernelOption(Messages messages) {
    this.messages = messages;
  }

  /** Says when no source of the release asked for has been read. */
  public void noticeNewer() {
    release()
        .filter(KernelProfiles::isNewerThanRead)
        .ifPresent(
            newer ->
                messages.note(
                    NAME
                        + " "
                        + newer
                        + " is newer than "
                        + KernelProfiles.NEWEST_READ
                        + ", the newest release read, whose rules are taken"));
  }

  /** Returns the release asked for, empty when the input decides. */
  public Optional<KernelRelease> release() {
    if (kernel.equals(AUTO)) {
      return Optional.empty();
    }
    try {
      KernelRelease release = KernelRelease.parse(kernel);
      if (release.compareTo(KernelProfiles.OLDEST) < 0) {
        throw new BadInputException(
            "--kernel: "
                + kernel
                + " is older than "
                + KernelProfiles.OLDEST
                + ", the oldest release whose rules are known");
      }
      return Optional.of(release);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "--kernel: '" + kernel + "' is not a kernel release; expected auto or, say, 6.12", e);
    }
  }
}
