package org.oomlab.core.engine.kernel;

/** Whoever gave a task its work and wants to know what becomes of it. */
public interface TaskOwner {
  /** Memory may be had again; a task that waited for it tries once more. */
  void retry(Task task);

  /** The task has left; its memory is already free. */
  void gone(Task task);
}
