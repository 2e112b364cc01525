/// The doors of finding and merging duplicates.
@NullMarked
package io.weiche.duplicates.web;

import org.jspecify.annotations.NullMarked;
