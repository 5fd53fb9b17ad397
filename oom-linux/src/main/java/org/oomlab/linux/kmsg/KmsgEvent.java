package org.oomlab.linux.kmsg;

/** Something that a kernel log tells about the OOM killer. */
public sealed interface KmsgEvent permits OomReport, UnreportedKill {
  /** Returns the line of the input where it begins, from 1. */
  long line();
}
