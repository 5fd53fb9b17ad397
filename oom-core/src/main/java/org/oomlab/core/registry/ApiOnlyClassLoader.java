package org.oomlab.core.registry;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.oomlab.api.policy.VictimPolicyProvider;

/**
 * The parent of every plugin's class loader: the JDK, the API and its annotations, nothing else. A
 * plugin neither sees our libraries, which it may bring in other versions, nor our core, on which
 * it would come to depend.
 */
final class ApiOnlyClassLoader extends ClassLoader {
  private static final String API = "org.oomlab.api.";
  private static final String ANNOTATIONS = "org.jspecify.annotations.";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  static {
    ClassLoader.registerAsParallelCapable();
  }

  ApiOnlyClassLoader() {
    super("oom-api", null);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ClassLoader api = VictimPolicyProvider.class.getClassLoader();
    if (api != null && (name.startsWith(API) || name.startsWith(ANNOTATIONS))) {
      return api.loadClass(name);
    }
    Class<?> type = PLATFORM.loadClass(name);
    // The platform's loader also finds what is in our modules.
    ClassLoader loader = type.getClassLoader();
    if (loader != null && !loader.equals(PLATFORM)) {
      throw new ClassNotFoundException(name);
    }
    return type;
  }

  /** Hides resources as well; a plugin finds its own only. */
  @Override
  public @Nullable URL getResource(String name) {
    return null;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return Collections.emptyEnumeration();
  }
}
