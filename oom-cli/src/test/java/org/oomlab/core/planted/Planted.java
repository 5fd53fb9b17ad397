package org.oomlab.core.planted;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What must not be in the core. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate", "NonFinalStaticField"})
public final class Planted {
  private Planted() {}

  /** Reads the time. */
  public static final class LocalTime {
    LocalDateTime when() {
      return LocalDateTime.now();
    }
  }

  /** Has a clock. */
  public static final class SystemClock {
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** Reads the date. */
  public static final class Today {
    Date today() {
      return new Date();
    }
  }

  /** Reads the counter. */
  public static final class Counter {
    long nanos() {
      return System.nanoTime();
    }
  }

  /** Draws a name. */
  public static final class Identity {
    UUID name() {
      return UUID.randomUUID();
    }
  }

  /** Draws an order. */
  public static final class Shuffle {
    void shuffle(List<String> words) {
      Collections.shuffle(words);
    }
  }

  /** Draws an order from a seed. */
  public static final class SeededShuffle {
    void shuffle(List<String> words) {
      Collections.shuffle(words, new Random(1));
    }
  }

  /** Draws without a seed. */
  public static final class Splittable {
    long draw() {
      return new SplittableRandom().nextLong();
    }
  }

  /** Draws from a seed. */
  public static final class SeededSplittable {
    long draw() {
      return new SplittableRandom(1).nextLong();
    }
  }

  /** Draws from whatever the platform has. */
  public static final class Generator {
    long draw() {
      return RandomGenerator.getDefault().nextLong();
    }
  }

  /** Leaves. */
  public static final class Exit {
    void leave() {
      Runtime.getRuntime().exit(1);
    }
  }

  /** Reads a setting. */
  public static final class Property {
    boolean isSet() {
      return System.getProperty("user.dir") != null;
    }
  }

  /** Takes every core. */
  public static final class Parallel {
    long count(List<String> words) {
      return words.stream().parallel().filter(String::isEmpty).count();
    }
  }

  /** Takes every core. */
  public static final class ParallelCollection {
    long count(List<String> words) {
      return words.parallelStream().filter(String::isEmpty).count();
    }
  }

  /** Remembers. */
  public static final class Memory {
    static int last;

    int next() {
      return last;
    }
  }
}
