/** Tests of what is deployed: the artifacts of the build, the container file, the launcher and the manifests. */
@NullMarked
package dev.weir.deploy;

import org.jspecify.annotations.NullMarked;
