package org.oomlab.core.yaml;

import java.util.List;
import java.util.Map;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.SwapDevice;
import org.oomlab.core.scenario.SwapKind;

/** A swap device. */
final class SwapShape {
  private static final long OF_KIND = -1;
  private static final QuantityShape PAGE_TIME =
      new QuantityShape("a time", Unit.PAGE_TIME, 0, SwapDevice.MAX_PAGE_MICROS, true, "100us");

  private static final Field<String> NAME =
      Field.required(
          "name",
          TextShape.of("a name of letters, digits and -_./", "^[A-Za-z0-9_./-]{1,64}$")
              .declaring(Reading.NameKind.SWAP),
          "Its name.");
  private static final Field<SwapKind> KIND =
      Field.required(
          "kind",
          WordShape.of(
              Map.entry("disk", SwapKind.DISK),
              Map.entry("ssd", SwapKind.SSD),
              Map.entry("zram", SwapKind.ZRAM)),
          "What it is made of.");
  private static final Field<Long> SIZE =
      Field.required(
          "size",
          QuantityShape.SIZE.within(1, Limits.MAX_BYTES),
          "Its size; of zram before compression.");
  private static final Field<Long> PRIORITY =
      Field.optional(
          "priority",
          new NumberShape("a priority", SwapDevice.MIN_PRIORITY, SwapDevice.MAX_PRIORITY),
          (long) SwapDevice.MIN_PRIORITY,
          "The higher is filled first.");
  private static final Field<Long> COMPRESSED_TO =
      Field.optional(
          "compressed_to",
          QuantityShape.SHARE.within(1, Limits.PER_MILLE),
          OF_KIND,
          "What is left of a page in RAM, of zram.");
  private static final Field<Long> READ =
      Field.optional("read", PAGE_TIME, OF_KIND, "Time to read a page; by default that of kind.");
  private static final Field<Long> WRITE =
      Field.optional("write", PAGE_TIME, OF_KIND, "Time to write a page; by default that of kind.");

  static final Shape<SwapDevice> DEVICE =
      new RecordShape<>(
          "a swap device",
          List.of(NAME, KIND, SIZE, PRIORITY, COMPRESSED_TO, READ, WRITE),
          SwapShape::device);

  private SwapShape() {}

  private static SwapDevice device(Values values) {
    SwapKind kind = values.get(KIND);
    boolean zram = kind == SwapKind.ZRAM;
    values.require(
        zram || !values.has(COMPRESSED_TO),
        COMPRESSED_TO,
        "compressed_to of swap that is not zram",
        "kind: zram");
    values.require(
        !zram || values.has(COMPRESSED_TO),
        KIND,
        "zram without compressed_to",
        "what compression leaves, say compressed_to: 35%");
    return new SwapDevice(
        values.get(NAME),
        kind,
        values.get(SIZE),
        values.number(PRIORITY),
        zram ? values.number(COMPRESSED_TO) : 0,
        values.has(READ) ? values.number(READ) : kind.readMicros(),
        values.has(WRITE) ? values.number(WRITE) : kind.writeMicros());
  }
}
