/// The doors of the recycle bin.
@NullMarked
package io.weiche.bin.web;

import org.jspecify.annotations.NullMarked;
