/// Moving in from another portal over its REST: what it has is read in the vocabulary of the interface and written by
/// the same methods that other programs call. A command begins it.
@NamedInterface("moving")
@NullMarked
package io.weiche.bitrix24.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
