package org.oomlab.core.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How pages look. */
final class Stylesheet {
  private static final String NAME = "page.css";

  private Stylesheet() {}

  /** Returns the style sheet, which pages carry within. */
  static String text() throws IOException {
    try (InputStream css = Stylesheet.class.getResourceAsStream(NAME)) {
      if (css == null) {
        throw new IllegalStateException(NAME + " is not beside " + Stylesheet.class);
      }
      return new String(css.readAllBytes(), UTF_8);
    }
  }

  /**
   * Returns a content security policy by which a browser applies that style sheet and nothing else:
   * no script, no other style, no request.
   */
  static String policy(String css) {
    return "default-src 'none'; style-src 'sha256-"
        + digest(css)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
