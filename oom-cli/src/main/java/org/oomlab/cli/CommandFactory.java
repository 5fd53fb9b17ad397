package org.oomlab.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives picocli our commands and shared options from Guice, and its own classes as ever. */
final class CommandFactory implements IFactory {
  private final Injector injector;
  private final IFactory plain = CommandLine.defaultFactory();

  CommandFactory(Injector injector) {
    this.injector = injector;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return injector.getExistingBinding(Key.get(type)) == null
        ? plain.create(type)
        : injector.getInstance(type);
  }
}
