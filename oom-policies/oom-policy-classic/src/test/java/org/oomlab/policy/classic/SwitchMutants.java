package org.oomlab.policy.classic;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.oomlab.api.select.KernelRules;

/** Rows of the release table with one switch set to a wrong value. */
final class SwitchMutants {
  private SwitchMutants() {}

  /**
   * A wrong row.
   *
   * @param name the switch, as the table names it
   * @param value the wrong value
   * @param right the row it was made from
   * @param rules the wrong row
   */
  record Mutant(String name, Object value, KernelRules right, KernelRules rules) {
    @Override
    public String toString() {
      return right.since() + " with " + name + "=" + value;
    }
  }

  /** Returns every wrong value of every switch of a row. */
  static List<Mutant> of(KernelRules row) {
    List<Mutant> mutants = new ArrayList<>();
    for (RecordComponent group : KernelRules.class.getRecordComponents()) {
      if (group.getType().getEnclosingClass() != KernelRules.class) {
        continue;
      }
      for (RecordComponent component : group.getType().getRecordComponents()) {
        Object right = read(component, read(group, row));
        for (Object value : values(component.getType())) {
          if (!value.equals(right)) {
            Object wrongGroup = with(read(group, row), component, value);
            mutants.add(
                new Mutant(
                    group.getName() + "." + component.getName(),
                    value,
                    row,
                    (KernelRules) with(row, group, wrongGroup)));
          }
        }
      }
    }
    return mutants;
  }

  private static List<?> values(Class<?> type) {
    return type == boolean.class ? List.of(true, false) : Arrays.asList(type.getEnumConstants());
  }

  private static Object with(Object original, RecordComponent changed, Object value) {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int at = 0; at < components.length; at++) {
      types[at] = components[at].getType();
      boolean isIt = components[at].getName().equals(changed.getName());
      values[at] = isIt ? value : read(components[at], original);
    }
    try {
      return original.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object read(RecordComponent component, Object from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
