package org.oomlab.core.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** What pages carry within: how they look, and the scripts of those with charts. */
final class Within {
  /** How every page looks. */
  static final String STYLE = "page.css";

  private Within() {}

  /** Returns a text that lies beside this class. */
  static String text(String name) throws IOException {
    try (InputStream in = Within.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not beside " + Within.class);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /**
   * Returns a content security policy by which a browser applies that style sheet, runs those
   * scripts and nothing else: no other script or style, no request.
   */
  static String policy(String css, List<String> scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; style-src ");
    policy.append(digest(css));
    if (!scripts.isEmpty()) {
      policy.append("; script-src");
      scripts.forEach(script -> policy.append(' ').append(digest(script)));
    }
    return policy.append("; base-uri 'none'; form-action 'none'").toString();
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
