/**
 * Scenarios and snapshots as YAML. They are read strictly: what is not understood in full is
 * refused, with every problem of the text at once. The only package that knows the YAML library.
 *
 * <p>The shapes in this package say what the text may look like. They read it, and the published
 * JSON Schema is made from them, so that an editor and the reader agree.
 */
@NullMarked
package org.oomlab.core.yaml;

import org.jspecify.annotations.NullMarked;
