package org.oomlab.core.yaml;

import java.util.Optional;
import org.oomlab.api.machine.KernelRelease;

/** A kernel release as a quoted text: without quotes YAML takes 6.10 for the number 6.1. */
final class KernelShape {
  static final Shape<KernelRelease> RELEASE =
      new MappedShape<>(
          TextShape.of(
              "a kernel release in quotes, say \"6.12\"",
              "^[0-9]{1,4}\\.[0-9]{1,4}(\\.[0-9]{1,6})?([-+][0-9A-Za-z.+_-]{0,60})?$"),
          text -> Optional.of(KernelRelease.parse(text)));

  private KernelShape() {}
}
