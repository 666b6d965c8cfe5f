@NullMarked
package dev.weir.feature;

import org.jspecify.annotations.NullMarked;
