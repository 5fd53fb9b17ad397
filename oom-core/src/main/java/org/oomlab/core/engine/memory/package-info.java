/**
 * Where every page of a simulated machine is. Pages are not objects: like pages of one owner on one
 * LRU list are one run, so that cost and memory grow with runs and events, not with gigabytes.
 */
@NullMarked
package org.oomlab.core.engine.memory;

import org.jspecify.annotations.NullMarked;
