package org.oomlab.core.report.html;

/**
 * Something a report says of itself.
 *
 * @param name what it is
 * @param value what it says
 */
record Fact(String name, String value) {}
