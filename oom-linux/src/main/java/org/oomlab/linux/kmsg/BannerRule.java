package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code Linux version 6.12.1 (builder) ...}: the machine has booted, and everything said before is
 * of another life. ({@code linux_banner}, init/version.c)
 */
final class BannerRule implements LineRule {
  private static final String BANNER = "Linux version ";

  @Override
  public boolean matches(String text) {
    String start = text.stripLeading();
    return start.startsWith(BANNER)
        && start.length() > BANNER.length()
        && Cursor.isDigit(start.charAt(BANNER.length()));
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    Cursor cursor = new Cursor(line.text().stripLeading(), BANNER.length());
    assembly.boot(line.host(), cursor.takeWord());
  }
}
