package org.oomlab.core.report.html;

/**
 * A piece of a bar.
 *
 * @param kind what it stands for, a class of the style sheet
 * @param start where it starts, in thousandths of the longest bar
 * @param length how long it is, in thousandths
 */
record Segment(String kind, long start, long length) {}
