package org.oomlab.core.text;

/** Amounts of memory for people, in binary units. */
public final class Sizes {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final long STEP = 1024;
  private static final long WITHOUT_DECIMALS = 100;

  private Sizes() {}

  /** Returns a number of pages in the largest unit that it fills, for example {@code 1.4 GiB}. */
  public static String ofPages(long pages, int pageSizeBytes) {
    long limit = Long.MAX_VALUE / pageSizeBytes;
    return ofBytes(Math.clamp(pages, -limit, limit) * pageSizeBytes);
  }

  /**
   * Returns an amount with its unit: whole where it divides evenly or is 100 or more, with one
   * decimal otherwise, rounded to the nearest.
   */
  public static String ofBytes(long bytes) {
    long size = bytes == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(bytes);
    long unit = 1;
    int name = 0;
    while (size / unit >= STEP && name < UNITS.length - 1) {
      unit *= STEP;
      name++;
    }
    return (bytes < 0 ? "-" : "") + number(size, unit) + " " + UNITS[name];
  }

  /**
   * Returns pages in MiB with one decimal, without the unit, for a column of them. An amount that
   * would look like none but is not shows as {@code 0.1}.
   */
  public static String mebibytes(long pages, int pageSizeBytes) {
    long unit = STEP * STEP;
    long limit = Long.MAX_VALUE / pageSizeBytes / 100;
    long bytes = Math.clamp(pages, -limit, limit) * pageSizeBytes;
    long tenths = (Math.abs(bytes) * 10 + unit / 2) / unit;
    if (bytes == 0) {
      return "0";
    }
    tenths = Math.max(tenths, 1);
    return (bytes < 0 ? "-" : "") + tenths / 10 + "." + tenths % 10;
  }

  private static String number(long size, long unit) {
    long whole = size / unit;
    long rest = size % unit;
    if (rest == 0) {
      return Long.toString(whole);
    }
    long tenths = rest / (unit / STEP) * 10;
    long roundedTenths = (tenths + STEP / 2) / STEP;
    if (whole >= WITHOUT_DECIMALS) {
      return Long.toString(whole + (roundedTenths >= 5 ? 1 : 0));
    }
    return whole + roundedTenths / 10 + "." + roundedTenths % 10;
  }
}
