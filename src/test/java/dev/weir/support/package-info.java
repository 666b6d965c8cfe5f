/** What tests share: a real broker and the few things that tests do with it. */
@NullMarked
package dev.weir.support;

import org.jspecify.annotations.NullMarked;
