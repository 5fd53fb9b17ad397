/**
 * Which policies there are: the installed ones and those of plugin jars. The only place that looks
 * up services, and with {@link org.oomlab.core.registry.PolicyRegistry#load} the only one in the
 * core that opens files: the jars of plugins.
 */
@NullMarked
package org.oomlab.core.registry;

import org.jspecify.annotations.NullMarked;
