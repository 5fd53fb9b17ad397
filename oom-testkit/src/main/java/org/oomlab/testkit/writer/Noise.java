package org.oomlab.testkit.writer;

import java.util.List;

/**
 * Messages of other subsystems between those of a report.
 *
 * @param every one stands after each so many messages of the report
 * @param messages what they say, in turn
 */
public record Noise(int every, List<String> messages) {
  /** Nothing in between. */
  public static final Noise NONE = new Noise(1, List.of());

  /** What an ordinary log says now and then. */
  public static final Noise ORDINARY =
      new Noise(
          3,
          List.of(
              "usb 1-1: new high-speed USB device number 4 using xhci_hcd",
              "IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready",
              "EXT4-fs (sda1): mounted filesystem with ordered data mode",
              "docker0: port 2(veth380a1cd) entered disabled state",
              "systemd[1]: Started Daily apt upgrade and clean activities."));

  public Noise {
    messages = List.copyOf(messages);
    if (every < 1) {
      throw new IllegalArgumentException("noise after every " + every + " messages");
    }
  }
}
