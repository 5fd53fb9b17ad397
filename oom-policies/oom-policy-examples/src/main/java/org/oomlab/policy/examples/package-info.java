/** Models of killers in use, as examples of policies and of what the kit finds in them. */
@NullMarked
package org.oomlab.policy.examples;

import org.jspecify.annotations.NullMarked;
